/// A strict reader of one JSON text (RFC 8259) in memory, which hands out values as they are asked for.
///
/// Nothing is copied or allocated except by `readString`. An object is read as
///
///     try json.beginObject()
///     while let key = try json.nextKey() {
///       switch key {
///       case "label": label = try json.readInteger()
///       default: try json.skipValue()
///       }
///     }
///
/// and an array with `beginArray` and `nextElement`. Every value must be read or skipped; `finish` makes
/// sure that nothing follows. After an error the cursor is of no more use. Keys written twice are the
/// caller's to refuse: see `KeysSeen`.
///
/// What reads the common tokens is inlined into the caller, across modules, so that the position stays in a
/// register: without it reading takes half as long again.
public struct JSONCursor {
  /// How many arrays and objects may be inside each other; the limit that Foundation sets as well.
  public static let deepest = 512

  /// The start of the buffer, from which all offsets count.
  @usableFromInline let base: UnsafeRawPointer
  @usableFromInline let end: Int
  /// The next byte to be read.
  @usableFromInline var position: Int
  @usableFromInline var valueStart: Int
  /// How many objects and arrays have been stepped into and not out of.
  @usableFromInline var depth = 0
  /// Whether an object or array was just begun, so that no comma is due.
  @usableFromInline var isFresh = false

  /// Where the value that was last read or begun starts, in bytes from the start of the buffer.
  public var valueOffset: Int { valueStart }

  /// Starts at the beginning of the range; offsets in errors count from the start of the buffer.
  ///
  /// The buffer must hold the range, and outlive the cursor and every `JSONText` that it hands out.
  @inlinable
  public init(_ bytes: UnsafeRawBufferPointer, in range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "the range is not in the buffer")
    base = bytes.baseAddress ?? UnsafeRawPointer(("" as StaticString).utf8Start)
    end = range.upperBound
    position = range.lowerBound
    valueStart = range.lowerBound
  }

  /// Starts at the beginning of the buffer.
  @inlinable
  public init(_ bytes: UnsafeRawBufferPointer) {
    self.init(bytes, in: 0..<bytes.count)
  }

  /// Makes sure that only white space is left.
  @inlinable
  public mutating func finish() throws(JSONError) {
    skipSpace()
    if position < end { throw JSONError(offset: position, reason: .trailing) }
  }

  /// The error for a value that is JSON but not acceptable, placed at the value last read.
  public func refusal(_ reason: String) -> JSONError {
    JSONError(offset: valueOffset, reason: .refused(reason))
  }

  /// The error for a key that an object lacks, placed where the cursor is.
  public func missing(_ key: String) -> JSONError {
    JSONError(offset: position, reason: .keyMissing(key))
  }

  /// Where the opening quote of a text that this cursor handed out is, in bytes from the start of the buffer.
  public func offset(of text: JSONText) -> Int {
    text.start - base - 1
  }
}

extension JSONCursor {
  /// The byte at an offset before `end`.
  @inlinable @inline(always)
  func byte(at offset: Int) -> UInt8 { base.load(fromByteOffset: offset, as: UInt8.self) }

  /// The eight bytes from an offset, the first one lowest.
  @inlinable @inline(always)
  func word(at offset: Int) -> UInt64 {
    UInt64(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  /// Steps to the next byte that is not white space.
  @inlinable @inline(always)
  mutating func skipSpace() {
    while position < end, isSpace(byte(at: position)) { position &+= 1 }
  }

  /// Steps to the next value, notes where it starts and tells its first byte.
  @inlinable @inline(always)
  mutating func startOfValue(_ expectation: JSONError.Expectation) throws(JSONError) -> UInt8 {
    skipSpace()
    valueStart = position
    if position < end { return byte(at: position) }
    throw unexpected(expectation)
  }

  /// The error for something else than what is needed at the place.
  @inline(never) @usableFromInline
  func unexpected(_ expectation: JSONError.Expectation) -> JSONError {
    JSONError(
      offset: position, reason: .expected(expectation, found: position < end ? byte(at: position) : nil))
  }
}

/// Whether a byte is JSON white space: space, tab, line feed or carriage return.
@inlinable @inline(always)
func isSpace(_ byte: UInt8) -> Bool {
  byte <= 0x20 && (byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09)
}
