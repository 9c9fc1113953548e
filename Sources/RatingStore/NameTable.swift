/// Names numbered in the order they came, found by their bytes.
///
/// All names lie in one buffer, so that tens of thousands of them cost no allocation each. A name is the
/// same as another when its UTF-8 bytes are.
public struct NameTable: Sendable {
  private var names = TextColumn()
  /// An open hash table: the upper half of the hash above, the position plus one below; 0 is empty.
  private var slots: [UInt64] = []

  /// An empty table.
  public init() {}

  /// How many names there are.
  public var count: Int { names.count }

  /// The name at a position, which must be below `count`.
  public subscript(position: Int) -> String { names[position] }

  /// Whether the name at a position has exactly these bytes.
  public func isName(_ name: Span<UInt8>, at position: Int) -> Bool { names.equals(name, at: position) }

  /// The position of a name, or nil when it is not in the table.
  public func position(of name: Span<UInt8>) -> Int? {
    slots.isEmpty ? nil : find(name, hash: Self.hash(name)).position
  }

  /// The position of a name, or nil when it is not in the table.
  public func position(of name: String) -> Int? {
    position(of: name.utf8Span.span)
  }

  /// Adds a name that is not there yet; says where it is and whether it is new.
  public mutating func insert(_ name: Span<UInt8>) -> (position: Int, isNew: Bool) {
    if count * 2 >= slots.count { grow() }
    let hash = Self.hash(name)
    let found = find(name, hash: hash)
    if let position = found.position { return (position, false) }
    names.append(name)
    slots[found.slot] = hash & Self.tagMask | UInt64(count)
    return (count - 1, true)
  }

  /// Adds a name that is not there yet; says where it is and whether it is new.
  public mutating func insert(_ name: String) -> (position: Int, isNew: Bool) {
    insert(name.utf8Span.span)
  }
}

// MARK: - Hashing

extension NameTable {
  private static let tagMask: UInt64 = 0xFFFF_FFFF_0000_0000

  private func find(_ name: Span<UInt8>, hash: UInt64) -> (position: Int?, slot: Int) {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      let entry = slots[slot]
      let position = Int(entry & ~Self.tagMask) - 1
      if (entry ^ hash) & Self.tagMask == 0, isName(name, at: position) { return (position, slot) }
      slot = (slot + 1) & mask
    }
    return (nil, slot)
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: max(16, slots.count * 2))
    let mask = slots.count - 1
    for position in 0..<count {
      let hash = Self.hash(names.bytes.span.extracting(names.range(position)))
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = hash & Self.tagMask | UInt64(position + 1)
    }
  }

  /// Multiply and fold, eight bytes at a time.
  private static func hash(_ name: Span<UInt8>) -> UInt64 {
    let raw = name.bytes
    var hash = UInt64(truncatingIfNeeded: name.count) &* 0x9E37_79B9_7F4A_7C15
    var offset = 0
    while offset + 8 <= raw.byteCount {
      hash = mix(hash ^ raw.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    var rest: UInt64 = 0
    while offset < raw.byteCount {
      rest = rest << 8 | UInt64(name[offset])
      offset += 1
    }
    return mix(hash ^ rest)
  }

  private static func mix(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }
}
