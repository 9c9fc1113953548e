/// Something wrong in a file, as a person needs to be told: where, and why.
public struct FileProblem: Error, Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The file, named as it should be shown.
  public var file: String
  /// The line, counted from 1; nil when it is about the whole file.
  public var line: Int?
  /// The place in the line, counted from 1 in characters (Unicode scalars); nil when it is about the line.
  public var column: Int?
  /// What is wrong, in a few plain words without a full stop.
  public var message: String

  /// Makes a problem from its parts.
  public init(file: String, line: Int? = nil, column: Int? = nil, message: String) {
    self.file = file
    self.line = line
    self.column = column
    self.message = message
  }

  /// `file:line:column: message`, with what is known.
  public var description: String {
    [file, line.map(String.init), line == nil ? nil : column.map(String.init)]
      .compactMap { $0 }.joined(separator: ":") + ": " + message
  }

  /// Orders by file, line, column, then message; what is about a whole file or line comes first.
  public static func < (one: FileProblem, other: FileProblem) -> Bool {
    (one.file, one.line ?? 0, one.column ?? 0, one.message)
      < (other.file, other.line ?? 0, other.column ?? 0, other.message)
  }
}
