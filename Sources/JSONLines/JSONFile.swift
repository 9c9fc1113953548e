/// A file of JSON in memory: one value, or one value a line.
public struct JSONFile: Sendable {
  /// The file, named as problems should show it.
  public var name: String
  /// Its content.
  public var bytes: [UInt8]

  /// What to do with a last line that has no line feed.
  public enum UnfinishedLine: Sendable {
    /// Read it like any other: for files that people write.
    case read
    /// Leave it out: for journals, where it is an append that was cut off.
    case skip
  }

  /// Names a content.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// The bytes after the last line feed, when there are any.
  public var unfinishedLine: Range<Int>? {
    let start = bytes.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return start == bytes.count ? nil : start..<bytes.count
  }

  /// Reads the one value of the file; nothing may follow what `body` has read.
  public func read<Result>(
    _ body: (inout JSONCursor) throws(JSONError) -> Result
  ) throws(FileProblem) -> Result {
    try withCursor { bytes throws(JSONError) in
      var json = JSONCursor(bytes)
      try json.refuseBlank()
      let result = try body(&json)
      try json.finish()
      return result
    }
  }

  /// Reads one value from each line and stops at the first problem.
  ///
  /// `body` gets the cursor and the number of the line.
  public func readLines(
    unfinished: UnfinishedLine = .read, _ body: (inout JSONCursor, Int) throws(JSONError) -> Void
  ) throws(FileProblem) {
    try withCursor { bytes throws(JSONError) in
      for line in Lines(bytes) where line.isWhole || unfinished == .read {
        try Self.read(line, of: bytes, body)
      }
    }
  }

  /// Reads one value from each line, adds every problem to the list and goes on with the next line.
  public func readLines(
    unfinished: UnfinishedLine = .read, problems: inout [FileProblem],
    _ body: (inout JSONCursor, Int) throws(JSONError) -> Void
  ) {
    bytes.withUnsafeBytes { bytes in
      for line in Lines(bytes) where line.isWhole || unfinished == .read {
        do throws(JSONError) {
          try Self.read(line, of: bytes, body)
        } catch {
          problems.append(problem(error, in: bytes))
        }
      }
    }
  }

  /// Tells where in the file an error is.
  public func problem(_ error: JSONError) -> FileProblem {
    bytes.withUnsafeBytes { problem(error, in: $0) }
  }

  private static func read(
    _ line: Lines.Line, of bytes: UnsafeRawBufferPointer,
    _ body: (inout JSONCursor, Int) throws(JSONError) -> Void
  ) throws(JSONError) {
    var json = JSONCursor(bytes, in: line.range)
    try json.refuseBlank()
    try body(&json, line.number)
    try json.finish()
  }

  private func withCursor<Result>(
    _ body: (UnsafeRawBufferPointer) throws(JSONError) -> Result
  ) throws(FileProblem) -> Result {
    let outcome = bytes.withUnsafeBytes { bytes in
      Swift.Result { () throws(JSONError) in try body(bytes) }.mapError { problem($0, in: bytes) }
    }
    return try outcome.get()
  }

  private func problem(_ error: JSONError, in bytes: UnsafeRawBufferPointer) -> FileProblem {
    let position = SourcePosition(of: error.offset, in: bytes)
    return FileProblem(
      file: name, line: position.line, column: position.column, message: error.description)
  }
}

extension JSONCursor {
  /// Refuses a text of white space only, and one that starts with a byte order mark.
  mutating func refuseBlank() throws(JSONError) {
    let start = position
    skipSpace()
    if position == end { throw JSONError(offset: start, reason: .empty) }
    if position == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      throw JSONError(offset: 0, reason: .byteOrderMark)
    }
  }
}
