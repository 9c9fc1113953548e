import DurableFiles
import Glibc
import JSONLines
import Proposals

/// The models' predictions that a command is given: `.npy` files, folders of them, or lists that name them.
struct PredictionList {
  private(set) var files: [PredictionFile] = []

  /// A folder's list of its models.
  private static let listName = "models.json"

  /// - Parameters:
  ///   - paths: `.npy` files, `models.json` files, or folders that hold either.
  ///   - kind: what numbers are of which no list says it.
  init(_ paths: [String], kind: PredictionFile.Kind) throws {
    for path in paths {
      if isFolder(path) {
        try addFolder(path, kind)
      } else if path.hasSuffix(".json") {
        try addList(path, kind)
      } else {
        files.append(PredictionFile(model: stem(of: path), path: path, kind: kind))
      }
    }
    for (place, file) in files.enumerated() where files[..<place].contains(where: { $0.model == file.model })
    {
      throw Failure(
        "two models are called \(file.model): a list (\(Self.listName)) can name them. See --help.")
    }
  }

  private mutating func addFolder(_ folder: String, _ kind: PredictionFile.Kind) throws {
    let names = try filesBelow(folder).filter { !$0.contains("/") }
    if names.contains(Self.listName) { return try addList("\(folder)/\(Self.listName)", kind) }
    let arrays = names.filter { $0.hasSuffix(".npy") }
    if arrays.isEmpty { throw Failure("\(folder): there is neither a .npy nor \(Self.listName) in it.") }
    files += arrays.map { PredictionFile(model: stem(of: $0), path: "\(folder)/\($0)", kind: kind) }
  }

  /// `[{"file":"a.npy", "name":"BiT-L", "kind":"logits"}, …]`; files beside the list.
  private mutating func addList(_ path: String, _ kind: PredictionFile.Kind) throws {
    let list: JSONFile
    do throws(FileError) {
      list = JSONFile(name: path, bytes: try readFile(path))
    } catch {
      throw Failure(error.description)
    }
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let listed: [PredictionFile]
    do throws(FileProblem) {
      listed = try list.read { json throws(JSONError) in
        var files: [PredictionFile] = []
        try json.beginArray()
        while try json.nextElement() { files.append(try json.readPredictions(in: folder, kind)) }
        return files
      }
    } catch {
      throw Failure(error.description)
    }
    if listed.isEmpty { throw Failure("\(path): it names no predictions.") }
    files += listed
  }
}

extension JSONCursor {
  fileprivate mutating func readPredictions(
    in folder: String, _ usual: PredictionFile.Kind
  ) throws(JSONError) -> PredictionFile {
    var (file, name, kind) = (String?.none, String?.none, usual)
    var seen = KeysSeen()
    try beginObject()
    while let key = try nextKey() {
      switch key {
      case "file":
        try seen.note(0, key, in: self)
        file = try readName()
      case "name":
        try seen.note(1, key, in: self)
        name = try readName()
      case "kind":
        try seen.note(2, key, in: self)
        guard let known = PredictionFile.Kind(rawValue: try readString()) else {
          throw refusal("expected \"logits\" or \"probabilities\"")
        }
        kind = known
      default: try skipValue()
      }
    }
    guard let file else { throw missing("file") }
    let path = file.hasPrefix("/") ? file : folder + file
    return PredictionFile(model: name ?? stem(of: file), path: path, kind: kind)
  }

  private mutating func readName() throws(JSONError) -> String {
    let name = try readString()
    if name.isEmpty { throw refusal("it is empty") }
    return name
  }
}

/// A file's name without folder and extension.
func stem(of path: String) -> String {
  let name = path.split(separator: "/").last ?? ""
  return String(name.lastIndex(of: ".").map { $0 == name.startIndex ? name : name[..<$0] } ?? name)
}
