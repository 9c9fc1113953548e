import DurableFiles
import JSONLines
import RatingStore
import Ratings

/// Why a rater's journal cannot be opened or appended to.
public enum JournalError: Error, Equatable, Sendable {
  /// The file could not be read or written, or another process has it open.
  case file(FileError)
  /// Its content is malformed; nothing was changed.
  case damaged(FileProblem)
  /// The name belongs to another user of this machine: the journal's owner.
  case otherUser(rater: RaterName, owner: UInt32)
  /// The campaign lies on a network file system.
  case networkFileSystem(path: String, kind: String)
  /// The event cannot be what happened next; nothing was written.
  case refused(FoldError)
}

extension JournalError {
  /// What happened in a few words without the path: for the one line of a screen.
  public var reason: String {
    switch self {
    case .file(.failed(_, _, let error)): error.description
    case .file(.replaced): "the journal was removed or replaced"
    case .file(.changed): "the journal was changed by somebody else"
    default: description
    }
  }
}

extension JournalError: CustomStringConvertible {
  /// What happened, in plain words with the file.
  public var description: String {
    switch self {
    case .file(.held(_, let holder)):
      "this rater's journal is open already" + (holder.map { ": \($0)" } ?? " in another process")
    case .file(let error): error.description
    case .damaged(let problem): problem.description
    case .otherUser(let rater, let owner):
      "rater \(rater) is user \(owner) of this machine; choose another name"
    case .networkFileSystem(let path, let kind):
      "\(path) is on a network file system (\(kind)), where two raters could damage each other's answers"
    case .refused(let error): error.description
    }
  }
}
