import JSONLines

/// What is wrong with values that are JSON but not acceptable, collected while reading goes on.
struct Refusals {
  private struct Place {
    var line: Int
    var start: Int
    var offset: Int
    var message: String
  }

  private var places: [Place] = []
  private var line = 1
  private var start = 0

  /// How many there are.
  var count: Int { places.count }

  /// Notes where the line being read begins.
  mutating func begin(line: Int, start: Int) {
    self.line = line
    self.start = start
  }

  /// Refuses the value at an offset of the buffer.
  mutating func refuse(_ message: String, at offset: Int) {
    places.append(Place(line: line, start: start, offset: offset, message: message))
  }

  /// The problems of a file of lines.
  func problems(in file: JSONFile) -> [FileProblem] {
    places.map { place in
      // Bytes that go on a character do not count.
      let column = 1 + file.bytes[place.start..<place.offset].count { $0 & 0xC0 != 0x80 }
      return FileProblem(file: file.name, line: place.line, column: column, message: place.message)
    }
  }

  /// The problems of a file that is one value.
  func problems(inWhole file: JSONFile) -> [FileProblem] {
    places.map { file.problem(JSONError(offset: $0.offset, reason: .refused($0.message))) }
  }
}

extension JSONFile {
  /// Reads one value from each line and goes on after problems.
  func readRows(
    _ problems: inout [FileProblem],
    _ body: (inout JSONCursor, inout Refusals) throws(JSONError) -> Void
  ) {
    var refusals = Refusals()
    readLines(problems: &problems) { json, line throws(JSONError) in
      refusals.begin(line: line, start: json.valueOffset)
      try body(&json, &refusals)
    }
    problems += refusals.problems(in: self)
  }

  /// Reads the file's one value; nil when it is malformed.
  func readWhole<Result>(
    _ problems: inout [FileProblem],
    _ body: (inout JSONCursor, inout Refusals) throws(JSONError) -> Result
  ) -> Result? {
    var refusals = Refusals()
    defer { problems += refusals.problems(inWhole: self) }
    do throws(FileProblem) {
      return try read { json throws(JSONError) in try body(&json, &refusals) }
    } catch {
      problems.append(error)
      return nil
    }
  }
}

extension JSONCursor {
  /// The next value, or nil when it is null.
  mutating func readOptional<Value>(
    _ read: (inout JSONCursor) throws(JSONError) -> Value
  ) throws(JSONError) -> Value? {
    try readNullIfPresent() ? nil : try read(&self)
  }

  /// The next value, a string of at least one character.
  mutating func readNonEmpty(_ refusals: inout Refusals) throws(JSONError) -> JSONText {
    let text = try readText()
    if text.bytes.isEmpty { refusals.refuse("it is empty", at: valueOffset) }
    return text
  }

  /// What must have been read, or the error that the key is missing.
  func required<Value>(_ value: Value?, _ key: String) throws(JSONError) -> Value {
    guard let value else { throw missing(key) }
    return value
  }
}

extension JSONText {
  /// Calls a function with the text's bytes, escapes resolved.
  @inline(__always)
  func withSpan<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
    if hasEscapes { return body(string.utf8Span.span) }
    let start = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
    return body(UnsafeBufferPointer(start: start, count: bytes.count).span)
  }
}
