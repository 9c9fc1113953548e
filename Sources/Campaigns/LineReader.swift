import DurableFiles
import Glibc
import JSONLines

/// A line of a file, valid until the next one is read.
struct SourceLine {
  /// Its number in the file, counted from 1.
  var number: Int
  /// The buffer it lies in. `LineReader.padding` bytes after the line may be read; the first is a line feed
  /// or 0.
  var bytes: UnsafeRawBufferPointer
  /// Where it lies in the buffer, without its line feed.
  var range: Range<Int>
  /// Whether a line feed ends it; only the last line can lack it.
  var isWhole: Bool

  /// A cursor over the line; refuses a blank one, and a byte order mark.
  func json() throws(JSONError) -> JSONCursor {
    let content = bytes[range]
    if content.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) {
      throw JSONError(offset: range.lowerBound, reason: .empty)
    }
    if number == 1, content.starts(with: [0xEF, 0xBB, 0xBF]) {
      throw JSONError(offset: range.lowerBound, reason: .byteOrderMark)
    }
    return JSONCursor(bytes, in: range)
  }

  /// What is wrong with the line, and where.
  func problem(_ error: JSONError, in file: String) -> FileProblem {
    // Bytes that go on a character do not count.
    let column = 1 + bytes[range.lowerBound..<error.offset].count { $0 & 0xC0 != 0x80 }
    return FileProblem(file: file, line: number, column: column, message: error.description)
  }
}

/// Reads a file of lines through one buffer, so that a large one costs no memory.
struct LineReader: ~Copyable {
  /// How many bytes may be read after a line.
  static let padding = 8

  /// `{"image":"x","file":"y"}`: shorter lines are none that room should be made for.
  private static let shortestRow = 24

  private let name: String
  private let descriptor: OwnedDescriptor
  private let calls: SystemCalls
  /// The file is read up to here.
  private let limit: Int
  /// Lines that begin here or later are left out.
  private let end: Int
  /// How long the file was when it was opened.
  let length: Int
  private var buffer: UnsafeMutableRawBufferPointer
  /// What of the buffer is filled and not handed out yet.
  private var pending = 0..<0
  /// The last line feed in the buffer; 0 when there is none.
  private var lastLineFeed = 0
  /// How much of the file has been read.
  private var offset: Int
  /// Whether the rest of a line comes next that began before the part.
  private var isWithinLine: Bool
  private var number = 0
  private var isAtEnd = false

  /// Opens a file.
  /// - Parameters:
  ///   - path: the file; problems name it so.
  ///   - limit: how many bytes of it are read at most.
  ///   - part: the bytes in which the lines begin that are wanted; the last may reach out of it.
  ///   - block: how many bytes are read at a time, unless a line is longer.
  init(
    _ path: String, limit: Int = .max, part: Range<Int> = 0..<Int.max, block: Int = 1 << 16,
    calls: SystemCalls
  ) throws(FileError) {
    let opened = try Self.open(path, calls)
    length = try Self.length(of: opened.number, path, calls)
    descriptor = opened
    name = path
    self.calls = calls
    self.limit = limit
    buffer = .allocate(byteCount: block + Self.padding, alignment: 8)
    buffer.initializeMemory(as: UInt8.self, repeating: 0)
    end = part.upperBound
    // The line feed before the first line that begins in the part may be the byte before it.
    isWithinLine = part.lowerBound > 0
    offset = isWithinLine ? part.lowerBound - 1 : 0
  }

  private static func open(_ path: String, _ calls: SystemCalls) throws(FileError) -> OwnedDescriptor {
    do throws(Errno) {
      let flags = O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC
      return OwnedDescriptor(try calls.open(path, flags, 0), calls: calls)
    } catch {
      throw .failed(.open, path: path, error)
    }
  }

  private static func length(
    of descriptor: Int32, _ path: String, _ calls: SystemCalls
  ) throws(FileError) -> Int {
    do throws(Errno) {
      let status = try calls.fstat(descriptor)
      if status.isRegular { return status.size }
    } catch {
      throw .failed(.open, path: path, error)
    }
    throw .notARegularFile(path: path)
  }

  deinit { buffer.deallocate() }

  /// About how many lines follow, to make room for them: as dense as in the bytes that come next.
  mutating func estimatedLines() throws(FileError) -> Int {
    if pending.isEmpty, !isAtEnd { try fill() }
    if pending.isEmpty { return 0 }
    let sample = buffer[pending.prefix(1 << 14)]
    let lines = 1 + sample.count { $0 == 0x0A }
    let left = pending.count + max(0, min(length, limit, end) - offset)
    // An eighth more: growing for the last few would cost as much as all the others.
    return left / max(Self.shortestRow, sample.count / lines) * 9 / 8 + 1
  }

  /// The next line, or nil at the end.
  ///
  /// Lines are counted from 1; in a part that is not the file's beginning, from 2.
  mutating func next() throws(FileError) -> SourceLine? {
    if isWithinLine {
      isWithinLine = false
      _ = try nextLine()
    }
    return offset - pending.count < end ? try nextLine() : nil
  }

  /// Takes the next line if it lies in the buffer as a whole and the body reads it to its end; false otherwise,
  /// and then `next` has it.
  ///
  /// Saves looking for the end of a line that is read to its end anyway.
  @inline(__always)
  mutating func takeNext(_ read: (inout PlainCursor) -> Bool) -> Bool {
    guard pending.lowerBound < lastLineFeed, !isWithinLine, offset - pending.count < end else { return false }
    var cursor = PlainCursor(UnsafeRawBufferPointer(buffer), in: pending.lowerBound..<lastLineFeed)
    guard read(&cursor), cursor.isAtEnd else { return false }
    pending = cursor.position + 1..<pending.upperBound
    number += 1
    return true
  }

  private mutating func nextLine() throws(FileError) -> SourceLine? {
    var searched = 0
    while true {
      if let end = lineFeed(from: pending.lowerBound + searched) { return take(upTo: end, isWhole: true) }
      searched = pending.count
      if isAtEnd { return pending.isEmpty ? nil : take(upTo: pending.upperBound, isWhole: false) }
      try fill()
    }
  }

  private func lineFeed(from start: Int) -> Int? {
    guard let base = buffer.baseAddress, start < pending.upperBound else { return nil }
    return memchr(base + start, 0x0A, pending.upperBound - start).map {
      UnsafeRawPointer($0) - UnsafeRawPointer(base)
    }
  }

  private mutating func take(upTo end: Int, isWhole: Bool) -> SourceLine {
    let range = pending.lowerBound..<end
    // What lies behind an unfinished line may be left from earlier ones.
    if !isWhole { buffer[end] = 0 }
    pending = (isWhole ? end + 1 : end)..<pending.upperBound
    number += 1
    return SourceLine(
      number: number, bytes: UnsafeRawBufferPointer(buffer), range: range, isWhole: isWhole)
  }

  /// Moves what is pending to the front and reads on behind it; a buffer full of one line is doubled.
  private mutating func fill() throws(FileError) {
    if pending.count == buffer.count - Self.padding { grow() } else { keep(in: buffer) }
    let room = UnsafeMutableRawBufferPointer(
      rebasing: buffer[pending.upperBound..<buffer.count - Self.padding])
    let count = try read(UnsafeMutableRawBufferPointer(rebasing: room.prefix(limit - offset)))
    isAtEnd = count == 0
    offset += count
    pending = 0..<pending.upperBound + count
    // There was none before: or the reading would not have come here.
    lastLineFeed = buffer[pending.suffix(count)].lastIndex(of: 0x0A) ?? 0
  }

  private mutating func grow() {
    let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: 2 * buffer.count, alignment: 8)
    larger.initializeMemory(as: UInt8.self, repeating: 0)
    let old = buffer
    keep(in: larger)
    buffer = larger
    old.deallocate()
  }

  private mutating func keep(in target: UnsafeMutableRawBufferPointer) {
    if let to = target.baseAddress, let from = buffer.baseAddress {
      memmove(to, from + pending.lowerBound, pending.count)
    }
    pending = 0..<pending.count
  }

  private func read(_ room: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    while true {
      do throws(Errno) {
        return try calls.pread(descriptor.number, room, offset)
      } catch  where error.code == EINTR {
        continue
      } catch {
        throw .failed(.read, path: name, error)
      }
    }
  }
}
