import DurableFiles

/// A strict reader of comma-separated values (RFC 4180), row by row, through one buffer.
///
/// Lines may end with a line feed alone or with a carriage return before it, and a byte order mark at the start is
/// stepped over: spreadsheets write one. Everything else that the RFC does not allow is an error: a quote within
/// a field that is not quoted, anything behind the quote that closes one, a quote that is never closed, a carriage
/// return alone, text that is not UTF-8.
struct CSVReader: ~Copyable {
  /// The longest row, in bytes: an opening quote too many must not take in the whole file.
  static let longestRow = 1 << 24
  /// The most fields in a row: far more than any table read here has columns.
  static let mostFields = 1000

  /// The line in which the current row begins, counted from 1.
  private(set) var line = 0
  /// The bytes of the current row's fields, one after another, and where each ends.
  private var row: [UInt8] = []
  private var ends: [Int] = []

  private let file: ReadableFile
  /// How much of the file has been read.
  private var offset = 0
  private var block: [UInt8]
  /// What of the block is filled and not taken yet.
  private var pending = 0..<0
  /// The line of the next byte.
  private var nextLine = 1

  /// Opens a file.
  /// - Parameters:
  ///   - path: the file; errors name it so.
  ///   - block: how many bytes are read at a time.
  init(_ path: String, block: Int = 1 << 18) throws(ExchangeError) {
    file = try Self.open(path)
    self.block = Array(repeating: 0, count: max(block, 3))
  }

  private static func open(_ path: String) throws(ExchangeError) -> ReadableFile {
    do throws(FileError) {
      return try ReadableFile(path)
    } catch {
      throw ExchangeError(error, file: path)
    }
  }

  /// How much of the file has been read, from 0 to 1.
  var share: Double { file.size > 0 ? min(1, Double(offset) / Double(file.size)) : 1 }

  /// How many fields the current row has.
  var fieldCount: Int { ends.count }

  /// The bytes of a field of the current row: UTF-8, quotes resolved.
  func field(_ index: Int) -> ArraySlice<UInt8> {
    row[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }

  /// A field of the current row.
  func text(_ index: Int) -> String { String(decoding: field(index), as: UTF8.self) }

  /// All fields of the current row.
  var texts: [String] {
    var texts: [String] = []
    for index in ends.indices { texts.append(text(index)) }
    return texts
  }

  /// Goes to the next row; false at the end.
  mutating func next() throws(ExchangeError) -> Bool {
    if line == 0 { try passByteOrderMark() }
    row.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    line = nextLine
    guard try peek() != nil else { return false }
    repeat {
      guard ends.count < Self.mostFields else {
        throw error("the row that begins here has more than \(Self.mostFields) fields")
      }
      if try peek() == quote { try readQuoted() } else { try readPlain() }
      ends.append(row.count)
    } while try passSeparator()
    guard String(validating: row, as: UTF8.self) != nil else { throw error("this is not UTF-8") }
    return true
  }

  /// An error in the current row.
  func error(_ reason: String) -> ExchangeError { error(reason, line: line) }

  private func error(_ reason: String, line: Int) -> ExchangeError {
    ExchangeError(file: file.path, place: "line \(line)", reason: reason)
  }
}

private let quote = UInt8(ascii: "\"")
private let comma = UInt8(ascii: ",")
private let lineFeed = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")

// MARK: - Fields

extension CSVReader {
  private mutating func readPlain() throws(ExchangeError) {
    while let byte = try peek(), byte != comma, byte != lineFeed, byte != carriageReturn {
      if byte == quote {
        throw error("a quote stands in a field that does not begin with one", line: nextLine)
      }
      try take(byte)
    }
  }

  private mutating func readQuoted() throws(ExchangeError) {
    let start = nextLine
    skip()
    while let byte = try peek() {
      if byte == quote {
        skip()
        guard try peek() == quote else { return }
      }
      if byte == lineFeed { nextLine += 1 }
      try take(byte)
    }
    throw error("a quote is opened here and never closed", line: start)
  }

  /// Steps over what ends a field; whether another one follows in the row.
  private mutating func passSeparator() throws(ExchangeError) -> Bool {
    guard var byte = try peek() else { return false }
    skip()
    if byte == comma { return true }
    if byte == carriageReturn {
      guard try peek() == lineFeed else {
        throw error("a carriage return stands without a line feed", line: nextLine)
      }
      skip()
      byte = lineFeed
    }
    guard byte == lineFeed else { throw error("something stands behind a closing quote", line: nextLine) }
    nextLine += 1
    return false
  }

  /// Takes the next byte into the row.
  private mutating func take(_ byte: UInt8) throws(ExchangeError) {
    guard row.count < Self.longestRow else {
      throw error("the row that begins here has more than \(Self.longestRow >> 20) MiB")
    }
    row.append(byte)
    skip()
  }
}

// MARK: - Bytes

extension CSVReader {
  /// The next byte, which is not taken; nil at the end.
  private mutating func peek() throws(ExchangeError) -> UInt8? {
    if pending.isEmpty { try fill() }
    return pending.isEmpty ? nil : block[pending.lowerBound]
  }

  private mutating func passByteOrderMark() throws(ExchangeError) {
    try fill()
    if block[pending].starts(with: [0xEF, 0xBB, 0xBF]) { pending.removeFirst(3) }
  }

  private mutating func skip() {
    pending = pending.lowerBound + 1..<pending.upperBound
  }

  private mutating func fill() throws(ExchangeError) {
    do throws(FileError) {
      var failure: FileError?
      let count = block.withUnsafeMutableBytes { buffer in
        do throws(FileError) {
          return try file.read(into: buffer, at: offset)
        } catch {
          failure = error
          return 0
        }
      }
      if let failure { throw failure }
      pending = 0..<count
      offset += count
    } catch {
      throw ExchangeError(error, file: file.path)
    }
  }
}
