import DurableFiles
import Glibc
import JSONLines

/// The folder that holds everything about one campaign.
public struct CampaignFolder: Sendable {
  /// The folder as it was named; problems name the files the same way.
  public let path: String
  let calls: SystemCalls

  /// Names a folder; nothing is read yet.
  public init(_ path: String, calls: SystemCalls = .real) {
    self.path = path.isEmpty ? "." : path
    self.calls = calls
  }

  /// The path of one of its files.
  public func path(of name: String) -> String {
    if path == "." { return name }
    return path.hasSuffix("/") ? path + name : path + "/" + name
  }

  /// The path of a rater's journal.
  public func journalPath(of rater: some CustomStringConvertible) -> String {
    path(of: "answers/\(rater).jsonl")
  }

  /// A file that must be there.
  func read(_ name: String) throws(FileProblem) -> JSONFile {
    do throws(FileError) {
      return JSONFile(name: path(of: name), bytes: try readFile(path(of: name), calls: calls))
    } catch {
      throw FileProblem(file: path(of: name), message: error.reason)
    }
  }

  /// A file that may be absent: then nil.
  func readIfPresent(_ name: String) throws(FileProblem) -> JSONFile? {
    do throws(FileError) {
      return JSONFile(name: path(of: name), bytes: try readFile(path(of: name), calls: calls))
    } catch {
      if error.isMissing { return nil }
      throw FileProblem(file: path(of: name), message: error.reason)
    }
  }
}

extension FileError {
  /// Whether there is no such file.
  var isMissing: Bool {
    if case .failed(_, _, let error) = self { error.code == ENOENT } else { false }
  }

  /// What happened, without the path.
  var reason: String {
    switch self {
    case .failed(_, _, let error) where error.code == ENOENT: "the file is missing"
    case .failed(let action, _, let error): "cannot \(action.rawValue) it: \(error)"
    case .notARegularFile: "it is not a regular file"
    default: description
    }
  }
}
