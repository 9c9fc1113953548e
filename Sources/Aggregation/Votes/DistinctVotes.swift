import Glibc

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
    var rows = RowTable()
    votes.codes.bytes.withUnsafeBytes { bytes in
      for question in 0..<votes.questionCount where votes.voteCount(on: question) > 0 {
        let places = votes.places(of: question)
        rows.add(
          question, UnsafeRawBufferPointer(rebasing: bytes[places.scaled(by: votes.codes.width)]),
          bytesOf: {
            UnsafeRawBufferPointer(rebasing: bytes[votes.places(of: $0).scaled(by: votes.codes.width)])
          })
      }
    }
    // Loops over votes are fastest where each row is as long as the one before.
    let order = rows.firsts.indices.sorted {
      let (one, other) = (
        votes.voteCount(on: Int(rows.firsts[$0])), votes.voteCount(on: Int(rows.firsts[$1]))
      )
      return (one, $0) < (other, $1)
    }
    matrix = votes.selecting(order.lazy.map { Int(rows.firsts[$0]) })
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

/// Finds equal rows by a hash table with open addressing.
private struct RowTable {
  /// For each different row the question that had it first, and how many have it.
  private(set) var firsts: [UInt32] = []
  private(set) var multiplicities: [UInt32] = []
  private var hashes: [UInt64] = []
  /// A row's number and one, or 0; a power of two many, at most half of them in use.
  private var slots = [UInt32](repeating: 0, count: 1 << 10)

  mutating func add(
    _ question: Int, _ row: UnsafeRawBufferPointer, bytesOf: (Int) -> UnsafeRawBufferPointer
  ) {
    let hash = Self.hash(row)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let number = Int(slots[slot] - 1)
      if hashes[number] == hash, Self.isEqual(row, bytesOf(Int(firsts[number]))) {
        multiplicities[number] += 1
        return
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    firsts.append(UInt32(question))
    multiplicities.append(1)
    hashes.append(hash)
    slots[slot] = UInt32(firsts.count)
    if firsts.count * 2 > slots.count { grow() }
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for (number, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(number + 1)
    }
  }

  private static func isEqual(_ one: UnsafeRawBufferPointer, _ other: UnsafeRawBufferPointer) -> Bool {
    guard one.count == other.count, let this = one.baseAddress, let that = other.baseAddress else {
      return one.count == other.count
    }
    return memcmp(this, that, one.count) == 0
  }

  /// Mixes a row byte by byte (FNV-1a), then its halves, so that the low bits depend on all.
  private static func hash(_ row: UnsafeRawBufferPointer) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in row { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return hash ^ hash >> 32
  }
}

extension Range<Int> {
  fileprivate func scaled(by width: Int) -> Range<Int> { lowerBound * width..<upperBound * width }
}
