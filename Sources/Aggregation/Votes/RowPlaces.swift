/// Different rows in the order that they first come, each with its place: a hash table with open addressing.
///
/// A dictionary does the same in five times the time, which counts where there are hundreds of thousands.
struct RowPlaces {
  /// The rows.
  private(set) var rows: [VoteTable.Row] = []
  /// A row's place and one; 0 where free. A power of two many, at most half of them in use.
  private var slots: [UInt32]

  init(capacity: Int) {
    slots = Self.slots(capacity: capacity)
    rows.reserveCapacity(capacity)
  }

  private static func slots(capacity: Int) -> [UInt32] {
    var count = 64
    while count < 2 * capacity { count *= 2 }
    return [UInt32](repeating: 0, count: count)
  }

  /// The place of a row, which is added when it is new.
  mutating func place(of row: VoteTable.Row) -> Int {
    let slot = slot(of: row)
    if slots[slot] > 0 { return Int(slots[slot]) - 1 }
    rows.append(row)
    slots[slot] = UInt32(rows.count)
    if rows.count * 2 > slots.count { grow() }
    return rows.count - 1
  }

  /// Where the row is, or where it belongs.
  private func slot(of row: VoteTable.Row) -> Int {
    var slot = Self.hash(row) & (slots.count - 1)
    while slots[slot] > 0, rows[Int(slots[slot]) - 1] != row { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  private static func hash(_ row: VoteTable.Row) -> Int {
    let mixed =
      (UInt64(truncatingIfNeeded: row.image) &* 0x9e37_79b9_7f4a_7c15 ^ UInt64(truncatingIfNeeded: row.label))
      &* 0xbf58_476d_1ce4_e5b9
    return Int(truncatingIfNeeded: mixed >> 32)
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: 2 * slots.count)
    for (place, row) in rows.enumerated() { slots[slot(of: row)] = UInt32(place + 1) }
  }
}

extension RowPlaces {
  /// The first row that another one before it equals; rows are not copied.
  static func firstRepeated(in rows: [VoteTable.Row]) -> VoteTable.Row? {
    var slots = slots(capacity: rows.count)
    for (place, row) in rows.enumerated() {
      var slot = hash(row) & (slots.count - 1)
      while slots[slot] > 0 {
        if rows[Int(slots[slot]) - 1] == row { return row }
        slot = (slot + 1) & (slots.count - 1)
      }
      slots[slot] = UInt32(place + 1)
    }
    return nil
  }
}
