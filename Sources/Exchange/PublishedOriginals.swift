import DurableFiles
import JSONLines

/// The original labels of the images, in their order: an input that was not published with the answers.
///
/// Two layouts are read: a JSON array of label indices; and lines with one WordNet id each, such as
/// `imagenet_2012_validation_synset_labels.txt`, where the classes are known.
public enum PublishedOriginals {
  /// Reads the original label of each image.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - classes: the WordNet id of each label, by index; nil: not known, so that only the first layout is read.
  public static func read(_ path: String, classes: [String]? = nil) throws(ExchangeError) -> [Int] {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try readFile(path)
    } catch {
      throw ExchangeError(error, file: path)
    }
    if bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "[") { return try indices(bytes, path) }
    guard let classes else {
      throw ExchangeError(
        file: path, place: "line 1",
        reason: "expected a JSON array of labels; to read WordNet ids, give the classes")
    }
    return try labels(ofIDs: bytes, path, classes)
  }

  private static func indices(_ bytes: [UInt8], _ path: String) throws(ExchangeError) -> [Int] {
    do throws(FileProblem) {
      return try JSONFile(name: path, bytes: bytes).read { (json) throws(JSONError) in
        var labels: [Int] = []
        try json.beginArray()
        while try json.nextElement() {
          let label = try json.readInteger()
          guard (0..<PublishedName.labelCount).contains(label) else {
            throw json.refusal("\(label) is no label from 0 to \(PublishedName.labelCount - 1)")
          }
          labels.append(label)
        }
        return labels
      }
    } catch {
      throw ExchangeError(error)
    }
  }

  private static func labels(
    ofIDs bytes: [UInt8], _ path: String, _ classes: [String]
  ) throws(ExchangeError) -> [Int] {
    let indices = Dictionary(zip(classes, classes.indices)) { first, _ in first }
    var labels: [Int] = []
    for line in bytes.textLines {
      let id = String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
      guard let label = indices[id] else {
        throw ExchangeError(
          file: path, place: "line \(labels.count + 1)", reason: "\(quoted(id)) is none of the classes")
      }
      labels.append(label)
    }
    return labels
  }
}
