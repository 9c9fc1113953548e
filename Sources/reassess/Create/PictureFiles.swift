import DurableFiles
import Glibc
import JSONLines
import Ratings

/// The pictures of a new campaign, in the order of their paths.
struct PictureFiles {
  /// The folder, from the root.
  let folder: String
  private let paths: [String]

  private static let endings = ["jpg", "jpeg", "png", "webp", "gif"]

  init(in folder: String) throws {
    guard isFolder(folder), let path = realpath(folder, nil) else {
      throw Failure("\(folder): there is no such folder.")
    }
    defer { free(path) }
    self.folder = String(cString: path)
    paths = try filesBelow(self.folder).filter { path in
      guard let dot = path.lastIndex(of: ".") else { return false }
      return Self.endings.contains(path[path.index(after: dot)...].lowercased())
    }
    if paths.isEmpty {
      throw Failure("\(folder): there are no pictures in it (\(Self.endings.joined(separator: ", "))).")
    }
    for path in paths {
      do throws(OpenBeneathError) {
        _ = try openBeneath(folder: self.folder, path: path)
      } catch {
        throw Failure("\(folder)/\(path): \(error), so that raters could not be shown it.")
      }
    }
  }

  /// Fails where a campaign would be in the folder of its own pictures, as one of them.
  func requireOutside(_ campaign: String) throws {
    var path = campaign[...]
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    let parent = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    // Where there is no such folder, writing says so.
    guard let real = realpath(parent, nil) else { return }
    defer { free(real) }
    let place = String(cString: real)
    guard place != folder, !place.utf8.starts(with: (folder == "/" ? "/" : folder + "/").utf8) else {
      throw Failure("\(campaign): it would be in the folder of its pictures, \(folder).")
    }
  }

  /// The folders right below that pictures are in, in the order of their bytes.
  var folders: [String] {
    var folders: [String] = []
    for case let folder? in paths.map(Self.folder) where folders.last != folder { folders.append(folder) }
    return folders.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func folder(of path: String) -> String? {
    path.firstIndex(of: "/").map { String(path[..<$0]) }
  }

  /// The images, called by their paths without extension where these are all different.
  func images(_ classes: ClassList, originals file: String?) throws -> [CampaignImage] {
    let short = paths.map { String($0[..<($0.lastIndex(of: ".") ?? $0.endIndex)]) }
    let names = Set(short.map(ExactName.init)).count == paths.count ? short : paths
    let originals = try originals(classes, file)
    return zip(zip(names, paths), originals).map { CampaignImage(id: $0.0, file: $0.1, original: $1) }
  }

  private func originals(_ classes: ClassList, _ file: String?) throws -> [Int?] {
    guard let file else {
      return try paths.map { path in
        try Self.folder(of: path).flatMap { try classes.index(called: $0, at: "folder \($0)") }
      }
    }
    let lines = try textLines(ofFile: file)
    let found: [(text: String, index: Int?)] =
      lines.first?.trimmed.first == "["
      ? try Self.numbers(in: lines, of: file).map { (String($0), classes.known($0)) }
      : try lines.enumerated().map { number, line in
        let text = line.trimmed
        return (text, try classes.index(ofOriginal: text, at: "\(file): label \(number + 1)"))
      }
    guard found.count == paths.count else {
      throw Failure("\(file): it has \(found.count) labels, and there are \(paths.count) pictures.")
    }
    return try found.enumerated().map { number, original in
      guard let index = original.index else {
        throw Failure("\(file): label \(number + 1), \(original.text), is none of the classes.")
      }
      return index
    }
  }

  /// A JSON array of numbers.
  private static func numbers(in lines: [String], of path: String) throws -> [Int] {
    let file = JSONFile(name: path, bytes: Array(lines.joined(separator: "\n").utf8))
    do throws(FileProblem) {
      return try file.read { json throws(JSONError) in
        var numbers: [Int] = []
        try json.beginArray()
        while try json.nextElement() { numbers.append(try json.readInteger()) }
        return numbers
      }
    } catch {
      throw Failure(error.description)
    }
  }
}
