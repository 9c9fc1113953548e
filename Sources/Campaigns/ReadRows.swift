import DurableFiles
import Glibc
import JSONLines
import Ratings

/// What is wrong with values that are JSON but not acceptable, collected while reading goes on.
struct Refusals {
  /// The line that is being read; 0 in a file that is a single value.
  var line = 0
  /// The errors, each at its place in the buffer.
  private(set) var errors: [JSONError] = []

  /// Refuses the value at an offset of the buffer.
  mutating func refuse(_ message: String, at offset: Int) {
    errors.append(JSONError(offset: offset, reason: .refused(message)))
  }
}

extension CampaignFolder {
  /// Reads one value from each line and goes on after problems; false when there is no such file.
  ///
  /// - Parameters:
  ///   - expect: is told first about how many lines there are.
  ///   - plain: takes a line in when it is laid out as this program writes it and nothing is wrong with it;
  ///     otherwise it must change nothing.
  ///   - any: takes any other line in.
  func readRows(
    _ name: String, _ problems: inout [FileProblem],
    expect: (Int) -> Void = { _ in },
    plain: (inout PlainCursor) -> Bool = { _ in false },
    any: (inout JSONCursor, inout Refusals) throws(JSONError) -> Void
  ) -> Bool {
    do throws(FileError) {
      var lines = try LineReader(path(of: name), calls: calls)
      // Columns of names count their bytes so far.
      if lines.length > TextColumn.mostBytes { throw .tooLarge(path: path(of: name), size: lines.length) }
      expect(try lines.estimatedLines())
      while true {
        if lines.takeNext(plain) { continue }
        guard let line = try lines.next() else { break }
        var cursor = PlainCursor(line)
        if !plain(&cursor) { read(line, of: name, &problems, any) }
      }
    } catch {
      if error.isMissing { return false }
      problems.append(FileProblem(file: path(of: name), message: error.reason))
    }
    return true
  }

  private func read(
    _ line: SourceLine, of name: String, _ problems: inout [FileProblem],
    _ body: (inout JSONCursor, inout Refusals) throws(JSONError) -> Void
  ) {
    var refusals = Refusals(line: line.number)
    do throws(JSONError) {
      var json = try line.json()
      try body(&json, &refusals)
      try json.finish()
    } catch {
      problems.append(line.problem(error, in: path(of: name)))
    }
    problems += refusals.errors.map { line.problem($0, in: path(of: name)) }
  }

  /// Reads the one value of a file; nil when it is missing or malformed.
  func readWhole<Result>(
    _ name: String, _ problems: inout [FileProblem],
    _ body: (inout JSONCursor, inout Refusals) throws(JSONError) -> Result
  ) -> Result? {
    var refusals = Refusals()
    do throws(FileProblem) {
      let file = JSONFile(name: path(of: name), bytes: try readFile(name))
      defer { problems += refusals.errors.map(file.problem) }
      return try file.read { json throws(JSONError) in try body(&json, &refusals) }
    } catch {
      problems.append(error)
      return nil
    }
  }

  private func readFile(_ name: String) throws(FileProblem) -> [UInt8] {
    do throws(FileError) {
      return try DurableFiles.readFile(path(of: name), calls: calls)
    } catch {
      throw FileProblem(file: path(of: name), message: error.reason)
    }
  }

  /// Throws when there are problems.
  func check(_ problems: [FileProblem]) throws(CampaignProblems) {
    if !problems.isEmpty { throw CampaignProblems(problems: problems.map(\.cleaned).sorted()) }
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
    case .tooLarge(_, let size): "it is too large: \(size) bytes"
    default: description
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
  func withSpan<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
    hasEscapes ? body(string.utf8Span.span) : bytes.withSpan(body)
  }
}
