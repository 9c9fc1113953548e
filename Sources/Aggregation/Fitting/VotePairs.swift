/// Pairs of votes that stand side by side on many questions, so that what both add is added up once.
///
/// A row of votes is kept as symbols: each pair of neighbours is one, and with an odd number of votes the last vote
/// alone. Symbols below the number of codes are single votes, the others pairs. The 99,219 different rows of the
/// published votes have three symbols instead of five votes, with 12,000 different pairs.
struct VotePairs: Sendable {
  /// How many codes of votes there can be.
  let codeCount: Int
  /// The symbol of each pair, by left code times codes plus right code; 0 where it was not met yet.
  private var symbols: [UInt32]
  /// The two codes of each pair, in the order of the symbols.
  private(set) var halves: [(left: UInt32, right: UInt32)] = []

  /// With more codes the same pair is seldom met twice, and the array of all pairs would take more than 4 MB: there
  /// all symbols are single votes.
  private static let mostCodes = 1 << 10

  init(codeCount: Int) {
    self.codeCount = codeCount
    symbols = codeCount <= Self.mostCodes ? [UInt32](repeating: 0, count: codeCount * codeCount) : []
  }

  /// How many symbols there are.
  var symbolCount: Int { codeCount + halves.count }

  /// How many symbols a row of so many votes has.
  func width(ofVotes count: Int) -> Int { symbols.isEmpty ? count : (count + 1) / 2 }

  /// The symbols of a row, into an array with room for them.
  mutating func write(_ places: Range<Int>, of codes: PackedIntegers, into row: inout [UInt32]) {
    guard !symbols.isEmpty else {
      for (number, place) in places.enumerated() { row[number] = UInt32(codes[place]) }
      return
    }
    var place = places.lowerBound
    for number in 0..<places.count / 2 {
      row[number] = symbol(codes[place], codes[place + 1])
      place += 2
    }
    if place < places.upperBound { row[places.count / 2] = UInt32(codes[place]) }
  }

  private mutating func symbol(_ left: Int, _ right: Int) -> UInt32 {
    let place = left * codeCount + right
    if symbols[place] == 0 {
      symbols[place] = UInt32(symbolCount)
      halves.append((UInt32(left), UInt32(right)))
    }
    return symbols[place]
  }

  /// What each symbol adds, from what each code adds.
  func bySymbol(_ table: [Int64]) -> [Int64] {
    table + halves.lazy.map { table[Int($0.left)] &+ table[Int($0.right)] }
  }

  /// What each code has, from what each symbol has.
  func byCode(_ table: [Int64]) -> [Int64] {
    var codes = Array(table[..<codeCount])
    for (pair, halves) in halves.enumerated() {
      codes[Int(halves.left)] &+= table[codeCount + pair]
      codes[Int(halves.right)] &+= table[codeCount + pair]
    }
    return codes
  }
}
