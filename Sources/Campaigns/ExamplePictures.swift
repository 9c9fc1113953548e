public import DurableFiles
import Glibc

/// Example pictures of labels: files in `examples/<label id>/`, in the order of their names.
extension Campaign {
  /// The names of a label's example pictures; none where the label or its folder is missing. Hidden files are nobody's.
  /// - Parameter label: the label's index.
  public func examplePictures(of label: Int) -> [String] {
    guard let place = examplesPlace(of: label),
      let stream = opendir(folder.path(of: "examples") + "/" + place)
    else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Opens an example picture for reading.
  ///
  /// It must be a regular file within the folder `examples`, symbolic links resolved, of at most `largest` bytes.
  /// - Parameters:
  ///   - number: its place among the label's examples, from 0.
  ///   - label: the label's index.
  public func openExample(
    _ number: Int, of label: Int, largest: Int = .max
  ) throws(OpenBeneathError) -> OwnedDescriptor {
    let names = examplePictures(of: label)
    guard let place = examplesPlace(of: label), names.indices.contains(number) else { throw .missing }
    return try openBeneath(
      folder: folder.path(of: "examples"), path: place + "/" + names[number], largest: largest,
      calls: folder.calls)
  }

  /// The name of a label's folder; nil where its id is no name of a folder.
  private func examplesPlace(of label: Int) -> String? {
    guard let id = labels[label]?.id, !id.isEmpty, !id.hasPrefix("."), !id.utf8.contains(0),
      !id.utf8.contains(UInt8(ascii: "/"))
    else { return nil }
    return id
  }
}
