/// A file of JSON in memory: one value.
public struct JSONFile: Sendable {
  /// The file, named as problems should show it.
  public var name: String
  /// Its content.
  public var bytes: [UInt8]

  /// Names a content.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
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

  /// Tells where in the file an error is.
  public func problem(_ error: JSONError) -> FileProblem {
    let position = bytes.withUnsafeBytes { SourcePosition(of: error.offset, in: $0) }
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
    if position == 0, UnsafeRawBufferPointer(start: base, count: end).starts(with: [0xEF, 0xBB, 0xBF]) {
      throw JSONError(offset: 0, reason: .byteOrderMark)
    }
  }
}
