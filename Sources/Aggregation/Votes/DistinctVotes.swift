/// The different rows of a vote matrix and how often each is there; questions without votes are left out.
///
/// Questions that the same raters answered in the same way have the same posteriors, so that fitting needs
/// them once only. Of the 184,962 published questions 99,219 differ.
struct DistinctVotes: Sendable {
  /// The different rows, those with fewer votes first, else in the order that they first appear.
  let matrix: VoteMatrix
  /// How many questions have each row.
  let multiplicities: [UInt32]

  init(_ votes: VoteMatrix) {
    let (width, bytes) = (votes.codes.width, votes.codes.bytes.span.bytes)
    var rows = RowTable(width: width)
    for question in 0..<votes.questionCount {
      let places = votes.places(of: question)
      guard !places.isEmpty else { continue }
      rows.add(bytes.extracting(places.lowerBound * width..<places.upperBound * width))
    }
    let distinct = VoteMatrix(
      raterCount: votes.raterCount, answerCount: votes.answerCount,
      starts: rows.starts, codes: PackedIntegers(rows.bytes, width: width))
    // Loops over votes are fastest where each row is as long as the one before.
    let order = distinct.questionsByVoteCount
    matrix = distinct.selecting(order)
    multiplicities = order.map { rows.multiplicities[$0] }
  }

  /// How many questions there are.
  var questionCount: Int { multiplicities.reduce(0) { $0 + Int($1) } }

  /// How many votes there are of each code.
  var votesOfCode: [Int] {
    var counts = [Int](repeating: 0, count: matrix.codeCount)
    for (row, multiplicity) in multiplicities.enumerated() {
      for place in matrix.places(of: row) { counts[matrix.codes[place]] += Int(multiplicity) }
    }
    return counts
  }
}

extension VoteMatrix {
  /// The questions in the order of how many votes they have, else in their own order.
  fileprivate var questionsByVoteCount: [Int] {
    var next = [Int](repeating: 0, count: mostVotesOnAQuestion + 2)
    for question in 0..<questionCount { next[voteCount(on: question) + 1] += 1 }
    for count in next.indices.dropFirst() { next[count] += next[count - 1] }
    var order = [Int](repeating: 0, count: questionCount)
    for question in 0..<questionCount {
      order[next[voteCount(on: question)]] = question
      next[voteCount(on: question)] += 1
    }
    return order
  }
}

/// Rows of codes, each different one once, found by a hash table with open addressing.
private struct RowTable {
  /// How many bytes a code takes.
  let width: Int
  private(set) var bytes: [UInt8] = []
  /// Where each row's codes begin, and where the last one's end.
  private(set) var starts: [UInt32] = [0]
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
