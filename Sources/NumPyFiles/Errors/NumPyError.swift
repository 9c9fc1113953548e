import DurableFiles

/// Why an array could not be read or written, and where.
public struct NumPyError: Error, Equatable, Sendable {
  /// The file, named as it should be shown.
  public var file: String
  /// The member of an archive that the offset counts in; nil when it counts in the file itself.
  public var member: String?
  /// Where: bytes from the start of the file or, when a member is named, of what the member inflates to.
  public var offset: Int
  /// Why.
  public var reason: Reason

  /// Makes an error from its parts.
  public init(file: String, member: String? = nil, offset: Int, reason: Reason) {
    self.file = file
    self.member = member
    self.offset = offset
    self.reason = reason
  }

  /// What can be wrong. The wording is in `description`.
  public enum Reason: Equatable, Sendable {
    /// The system refused to read or write.
    case file(FileError)
    /// Memory for the work itself ran out.
    case outOfMemory
    /// The file, or the content of a member, ends too early.
    case truncated
    /// The zip archive is not in order.
    case archive(ArchiveProblem)
    /// The header of the array is not in order.
    case header(HeaderProblem)
    /// The elements are not in order, or not what was asked for.
    case elements(ElementProblem)
  }
}

/// What an error is about: a file, or a member of it.
struct Place: Equatable, Sendable {
  var file: String
  var member: String?

  func error(_ reason: NumPyError.Reason, at offset: Int) -> NumPyError {
    NumPyError(file: file, member: member, offset: offset, reason: reason)
  }
}
