/// The different rows of a vote matrix and how often each is there; questions without votes are left out.
///
/// Questions that the same raters answered in the same way have the same posteriors, so that fitting needs
/// them once only. Of the 184,962 published questions 99,219 differ.
struct DistinctVotes: Sendable {
  /// The rows by length, the shortest first; of one length in the order that they first appear.
  let groups: [EqualRows]
  /// How many codes of votes there can be.
  let codeCount: Int
  /// How many questions have votes.
  let questionCount: Int

  init(_ votes: VoteMatrix) {
    let (width, bytes) = (votes.codes.width, votes.codes.bytes.span.bytes)
    var rows = RowTable(width: width)
    for question in 0..<votes.questionCount {
      let places = votes.places(of: question)
      guard !places.isEmpty else { continue }
      rows.add(bytes.extracting(places.lowerBound * width..<places.upperBound * width))
    }
    codeCount = votes.codeCount
    questionCount = rows.multiplicities.reduce(0) { $0 + Int($1) }
    groups = rows.groups(codesBelow: votes.codeCount)
  }
}

/// Rows of codes, each different one once, found by a hash table with open addressing.
private struct RowTable {
  /// How many bytes a code takes.
  let width: Int
  private var bytes: [UInt8] = []
  /// Where each row's codes begin, and where the last one's end.
  private var starts: [UInt32] = [0]
  private(set) var multiplicities: [UInt32] = []
  /// Half of a row's hash, then the row's number and one; 0 where free. A power of two many, at most half of
  /// them in use.
  private var slots = [UInt64](repeating: 0, count: 1 << 12)

  init(width: Int) { self.width = width }

  mutating func add(_ row: RawSpan) {
    let hash = Self.hash(row)
    var slot = Int(truncatingIfNeeded: hash >> 32) & (slots.count - 1)
    while slots[slot] != 0 {
      let number = Int(truncatingIfNeeded: slots[slot] & 0xffff_ffff) - 1
      if slots[slot] >> 32 == hash >> 32, isEqual(row, number) {
        multiplicities[number] += 1
        return
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    for place in row.byteOffsets { bytes.append(row.byte(at: place)) }
    starts.append(UInt32(bytes.count / width))
    multiplicities.append(1)
    slots[slot] = hash & ~0xffff_ffff | UInt64(multiplicities.count)
    if multiplicities.count * 2 > slots.count { grow() }
  }

  /// The rows by length.
  func groups(codesBelow limit: Int) -> [EqualRows] {
    let lengths = zip(starts, starts.dropFirst()).map { Int($1 - $0) }
    let codes = PackedIntegers(bytes, width: width)
    var groups = (0...(lengths.max() ?? 0)).map { EqualRows(votesPerRow: $0, codesBelow: limit) }
    for (number, length) in lengths.enumerated() {
      let start = Int(starts[number])
      groups[length].append(start..<start + length, of: codes, multiplicity: multiplicities[number])
    }
    return groups.filter { $0.count > 0 }
  }

  private mutating func grow() {
    let old = slots
    slots = [UInt64](repeating: 0, count: 2 * old.count)
    for entry in old where entry != 0 {
      var slot = Int(truncatingIfNeeded: entry >> 32) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = entry
    }
  }

  private func isEqual(_ row: RawSpan, _ number: Int) -> Bool {
    let start = Int(starts[number]) * width
    guard Int(starts[number + 1]) * width - start == row.byteCount else { return false }
    for place in row.byteOffsets where row.byte(at: place) != bytes[start + place] { return false }
    return true
  }

  /// Mixes a row byte by byte (FNV-1a), then multiplies once more, so that the upper half depends on all.
  private static func hash(_ row: RawSpan) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for place in row.byteOffsets {
      hash = (hash ^ UInt64(row.byte(at: place))) &* 0x0000_0100_0000_01b3
    }
    return (hash ^ hash >> 32) &* 0x9e37_79b9_7f4a_7c15
  }
}

extension RawSpan {
  fileprivate func byte(at place: Int) -> UInt8 {
    unsafeLoad(fromUncheckedByteOffset: place, as: UInt8.self)
  }
}
