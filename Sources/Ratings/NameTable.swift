/// Names numbered in the order they came, found by their bytes.
///
/// As long as each comes after the one before in the order of their bytes, as numbered names do, they are found by
/// halving; a hash table is made when one does not.
///
/// All names lie in one buffer, so that tens of thousands of them cost no allocation each. A name is the
/// same as another when its UTF-8 bytes are.
public struct NameTable: Sendable {
  @usableFromInline private(set) var names = TextColumn()
  /// An open hash table of positions plus one; 0 is empty. None while the names are in ascending order.
  private var slots: [UInt32] = []
  /// How many names there is to be room for.
  private var expected = 0

  /// An empty table.
  public init() {}

  /// How many names there are.
  public var count: Int { names.count }

  /// The name at a position, which must be below `count`.
  public subscript(position: Int) -> String { names[position] }

  /// Whether the name at a position has exactly these bytes.
  @inlinable @inline(__always)
  public func isName(_ name: Span<UInt8>, at position: Int) -> Bool { names.equals(name, at: position) }

  /// The position of a name, or nil when it is not in the table.
  public func position(of name: Span<UInt8>) -> Int? {
    slots.isEmpty ? search(name, in: 0..<count) : find(name, hash: Self.hash(name)).position
  }

  /// The position of a name, or nil when it is not in the table; quick where it is soon after another one.
  public func position(of name: Span<UInt8>, after last: Int) -> Int? {
    let next = last + 1
    if next < count, isName(name, at: next) { return next }
    if let position = numbered(name, from: max(0, last)), isName(name, at: position) { return position }
    guard slots.isEmpty, next > 0, next < count, names.isBefore(name, at: next) else {
      return position(of: name)
    }
    var (low, step) = (next + 1, 1)
    while low + step < count, names.isBefore(name, at: low + step) {
      low += step + 1
      step *= 2
    }
    return search(name, in: low..<min(low + step + 1, count))
  }

  /// The position of a name, or nil when it is not in the table.
  public func position(of name: String) -> Int? {
    position(of: name.utf8Span.span)
  }

  /// The positions of some of a column's texts in their order, or nil when one of them is not in the table.
  public func positions(of texts: TextColumn, in range: Range<Int>) -> [Int32]? {
    var positions: [Int32] = []
    positions.reserveCapacity(range.count)
    var next = 0
    for index in range {
      let text = texts.bytes.span.extracting(texts.range(index))
      // Mostly they come in the order of the table.
      guard let position = position(of: text, after: next - 1) else { return nil }
      positions.append(Int32(position))
      next = position + 1
    }
    return positions
  }

  /// Makes room for so many names.
  public mutating func reserve(_ count: Int) {
    names.reserve(count)
    expected = count
    if !slots.isEmpty, count * 2 > slots.count { grow(to: count * 2) }
  }

  /// Adds a name that is not there yet; says where it is and whether it is new.
  public mutating func insert(_ name: Span<UInt8>) -> (position: Int, isNew: Bool) {
    if slots.isEmpty {
      if count == 0 || names.isBefore(name, at: count - 1) {
        names.append(name)
        return (count - 1, true)
      }
      if isName(name, at: count - 1) { return (count - 1, false) }
      grow(to: max(count, expected) * 2)
    }
    if count * 2 >= slots.count { grow(to: slots.count + 1) }
    let hash = Self.hash(name)
    let found = find(name, hash: hash)
    if let position = found.position { return (position, false) }
    names.append(name)
    slots[found.slot] = UInt32(count)
    return (count - 1, true)
  }

  /// Adds a name that is not there yet; says where it is and whether it is new.
  public mutating func insert(_ name: String) -> (position: Int, isNew: Bool) {
    insert(name.utf8Span.span)
  }
}

// MARK: - Searching

extension NameTable {
  /// Where a name is if all names end in numbers that follow each other without a gap, seen from the name at a position;
  /// nil: not in the table.
  private func numbered(_ name: Span<UInt8>, from position: Int) -> Int? {
    guard position < count else { return nil }
    let base = Self.number(names.bytes.span.extracting(names.range(position)))
    let place = position + Int(Int32(truncatingIfNeeded: Self.number(name) &- base))
    return place >= 0 && place < count ? place : nil
  }

  /// The position of a name among names in ascending order, or nil.
  private func search(_ name: Span<UInt8>, in range: Range<Int>) -> Int? {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if names.isBefore(name, at: middle) { low = middle + 1 } else { high = middle }
    }
    return low < range.upperBound && isName(name, at: low) ? low : nil
  }
}

// MARK: - Hashing

extension NameTable {
  private func find(_ name: Span<UInt8>, hash: UInt32) -> (position: Int?, slot: Int) {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while true {
      let position = Int(slots[slot]) - 1
      if position < 0 { return (nil, slot) }
      if isName(name, at: position) { return (position, slot) }
      slot = (slot + 1) & mask
    }
  }

  /// Grows to the next power of two that is not below `least`.
  private mutating func grow(to least: Int) {
    slots = Array(repeating: 0, count: max(16, 1 << (Int.bitWidth - (least - 1).leadingZeroBitCount)))
    let mask = slots.count - 1
    for position in 0..<count {
      var slot = Int(Self.hash(names.bytes.span.extracting(names.range(position)))) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(position + 1)
    }
  }

  /// Numbered names follow each other in the table, which saves cache misses: their last eight bytes count
  /// like decimal digits, and what stands before is mixed.
  private static func hash(_ name: Span<UInt8>) -> UInt32 {
    let raw = name.bytes
    let count = raw.byteCount
    guard count >= 8 else { return number(name) }
    var start: UInt64 = 0
    var offset = 0
    while offset < count - 8 {
      // The last of these words may reach into the last eight bytes: shift those out.
      let word = raw.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
      let excess = max(0, offset + 16 - count)
      start = mix(start ^ UInt64(littleEndian: word) << (8 * UInt64(excess)))
      offset += 8
    }
    return UInt32(truncatingIfNeeded: start >> 32) &+ number(name)
  }

  /// What a name's last eight bytes make as decimal digits: of names that differ in their digits only, it differs as much
  /// as their numbers do.
  @inline(__always)
  private static func number(_ name: Span<UInt8>) -> UInt32 {
    let raw = name.bytes
    let count = raw.byteCount
    guard count >= 8 else {
      return (0..<count).reduce(0) { number, offset in
        number &* 10 &+ UInt32(raw.unsafeLoad(fromByteOffset: offset, as: UInt8.self))
      }
    }
    return decimal(UInt64(littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: count - 8, as: UInt64.self)))
  }

  /// The number that eight bytes make when each counts ten times the next, the first lowest in the word.
  @inline(__always)
  private static func decimal(_ bytes: UInt64) -> UInt32 {
    let pairs = (bytes & 0x00FF_00FF_00FF_00FF) &* 10 &+ (bytes >> 8 & 0x00FF_00FF_00FF_00FF)
    let fours = (pairs & 0x0000_FFFF_0000_FFFF) &* 100 &+ (pairs >> 16 & 0x0000_FFFF_0000_FFFF)
    return UInt32(truncatingIfNeeded: (fours & 0xFFFF_FFFF) &* 10_000 &+ fours >> 32)
  }

  @inline(__always)
  private static func mix(_ value: UInt64) -> UInt64 {
    let product = (value ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }
}
