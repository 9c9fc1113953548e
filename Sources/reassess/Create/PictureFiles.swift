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
    guard let file else { return paths.map { Self.folder(of: $0).flatMap(classes.index) } }
    let texts = try Self.texts(file)
    guard texts.count == paths.count else {
      throw Failure("\(file): it has \(texts.count) labels, and there are \(paths.count) pictures.")
    }
    return try texts.enumerated().map { number, text in
      guard let index = classes.index(of: text) else {
        throw Failure("\(file): label \(number + 1), \(text), is none of the classes.")
      }
      return index
    }
  }

  /// A text a line, or a JSON array of numbers.
  private static func texts(_ path: String) throws -> [String] {
    let lines = try textLines(ofFile: path)
    guard lines.first?.first == "[" else { return lines }
    let file = JSONFile(name: path, bytes: Array(lines.joined(separator: "\n").utf8))
    do throws(FileProblem) {
      return try file.read { json throws(JSONError) in
        var texts: [String] = []
        try json.beginArray()
        while try json.nextElement() { texts.append(String(try json.readInteger())) }
        return texts
      }
    } catch {
      throw Failure(error.description)
    }
  }
}
