/// Different rows of votes of equal length, and how many questions have each: what EM goes through in each
/// iteration.
struct EqualRows: Sendable {
  /// How many votes each row has; 1 or more.
  let votesPerRow: Int
  /// How many symbols of `VotePairs` each row has.
  let width: Int
  /// The symbols, row after row.
  private(set) var symbols: [UInt32] = []
  /// How many questions have each row.
  private(set) var multiplicities: [UInt32] = []
  /// The rows by hash, with open addressing: half of a row's hash, then the row's number and one; 0 where free. A
  /// power of two many, at most three quarters of them in use.
  private var slots: [UInt64]

  /// Makes room for the rows of so many questions.
  ///
  /// When three quarters of the most slots are in use, further rows are taken for new without looking: with so many
  /// different rows few are there twice, and looking in a larger table takes longer than EM takes with a row. A
  /// row that is there twice counts as much as one with twice the multiplicity, to the last bit.
  init(votesPerRow: Int, width: Int, questionCount: Int, mostSlots: Int = 1 << 20) {
    self.votesPerRow = votesPerRow
    self.width = width
    var slotCount = 1
    while 3 * slotCount < 4 * questionCount, slotCount < mostSlots { slotCount *= 2 }
    slots = [UInt64](repeating: 0, count: questionCount > 0 ? slotCount : 0)
    symbols.reserveCapacity(width * questionCount)
    multiplicities.reserveCapacity(questionCount)
  }

  /// How many rows there are.
  var count: Int { multiplicities.count }

  /// Adds a question whose row is the first symbols of an array.
  mutating func add(_ row: [UInt32]) {
    guard 4 * count < 3 * slots.count else { return append(row) }
    let hash = hash(row)
    var slot = Int(truncatingIfNeeded: hash >> 32) & (slots.count - 1)
    while slots[slot] != 0 {
      let number = Int(truncatingIfNeeded: slots[slot] & 0xffff_ffff) - 1
      if slots[slot] >> 32 == hash >> 32, isEqual(row, number) {
        multiplicities[number] += 1
        return
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    append(row)
    slots[slot] = hash & ~0xffff_ffff | UInt64(count)
  }

  private mutating func append(_ row: [UInt32]) {
    for place in 0..<width { symbols.append(row[place]) }
    multiplicities.append(1)
  }

  /// Gives back the memory that only adding needs.
  mutating func close() { slots = [] }

  private func isEqual(_ row: [UInt32], _ number: Int) -> Bool {
    for place in 0..<width where row[place] != symbols[number * width + place] { return false }
    return true
  }

  /// Mixes the symbols (FNV-1a with larger steps), then once more, so that the upper half depends on all.
  private func hash(_ row: [UInt32]) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for place in 0..<width { hash = (hash ^ UInt64(row[place])) &* 0xff51_afd7_ed55_8ccd }
    return (hash ^ hash >> 32) &* 0x9e37_79b9_7f4a_7c15
  }
}
