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
    let outcome = bytes.withUnsafeBytes { bytes in
      Swift.Result { () throws(JSONError) in
        var json = JSONCursor(bytes)
        try json.refuseBlank()
        let result = try body(&json)
        try json.finish()
        return result
      }
    }
    return try outcome.mapError(problem).get()
  }

  /// Reads one value from each line and stops at the first problem.
  ///
  /// `body` gets the cursor and the number of the line.
  public func readLines(
    unfinished: UnfinishedLine = .read, _ body: (inout JSONCursor, Int) throws(JSONError) -> Void
  ) throws(FileProblem) {
    var problems: [FileProblem] = []
    readLines(unfinished: unfinished, stopAtFirst: true, &problems, body)
    if let problem = problems.first { throw problem }
  }

  /// Reads one value from each line, adds every problem to the list and goes on with the next line.
  public func readLines(
    unfinished: UnfinishedLine = .read, problems: inout [FileProblem],
    _ body: (inout JSONCursor, Int) throws(JSONError) -> Void
  ) {
    readLines(unfinished: unfinished, stopAtFirst: false, &problems, body)
  }

  /// Tells where in the file an error is.
  public func problem(_ error: JSONError) -> FileProblem {
    problem(error, at: bytes.withUnsafeBytes { SourcePosition(of: error.offset, in: $0) })
  }

  private func problem(_ error: JSONError, at position: SourcePosition) -> FileProblem {
    FileProblem(file: name, line: position.line, column: position.column, message: error.description)
  }

  private func readLines(
    unfinished: UnfinishedLine, stopAtFirst: Bool, _ problems: inout [FileProblem],
    _ body: (inout JSONCursor, Int) throws(JSONError) -> Void
  ) {
    bytes.withUnsafeBytes { bytes in
      for line in Lines(bytes) where line.isWhole || unfinished == .read {
        do throws(JSONError) {
          var json = JSONCursor(bytes, in: line.range)
          try json.refuseBlank()
          try body(&json, line.number)
          try json.finish()
        } catch {
          let start = line.range.lowerBound
          let position = SourcePosition(of: error.offset, inLine: line.number, from: start, of: bytes)
          problems.append(problem(error, at: position))
          if stopAtFirst { return }
        }
      }
    }
  }
}

extension JSONCursor {
  /// Refuses a text of white space only, and one that starts with a byte order mark.
  mutating func refuseBlank() throws(JSONError) {
    let start = position
    skipSpace()
    if position == end { throw JSONError(offset: start, reason: .empty) }
    if position == 0, UnsafeRawBufferPointer(start: base, count: end).starts(with: [0xEF, 0xBB, 0xBF]) {
      throw JSONError(offset: 0, reason: .byteOrderMark)
    }
  }
}
