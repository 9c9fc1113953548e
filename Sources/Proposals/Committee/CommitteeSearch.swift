/// A set of models and what it proposes for the gold images.
public struct Committee: Equatable, Sendable {
  /// The models.
  public var models: ModelSet
  /// What they propose, the original labels among it.
  public var counts: ProposalCounts
}

/// The best committee of all: that with the highest precision among those whose recall is high enough.
///
/// All sets of at least `fewestModels` models are looked at; smaller ones can propose nothing of their own. Of committees
/// with the same precision that of fewer models is best, then that of higher recall, then that of earlier models.
public struct CommitteeSearch: Sendable {
  /// The search goes through 2^M sets.
  public static let mostModels = 20

  /// What was searched.
  public let sets: ProposingSets
  /// The committees than which none has both a higher recall and as high a precision, or as high a recall and a higher
  /// precision; from the highest recall down.
  public let frontier: [Committee]
  /// For each number of right proposals that a committee reaches the best of those that propose least.
  private let leastProposing: [Committee?]

  /// Searches.
  public init(_ sets: ProposingSets) throws(ProposalError) {
    guard sets.modelCount <= Self.mostModels else { throw .tooManyToSearch(sets.modelCount) }
    guard sets.fewestModels <= sets.modelCount else {
      throw .fewerModels(sets.modelCount, than: sets.fewestModels)
    }
    guard sets.there > 0 else { throw .noGold }
    self.sets = sets
    leastProposing = Self.leastProposing(sets)
    frontier = Self.frontier(of: leastProposing)
  }

  /// The best committee whose recall is at least so high.
  public func best(recall: Double) throws(ProposalError) -> Committee {
    var best: Committee?
    for case let committee? in leastProposing
    where Double(committee.counts.right) / Double(sets.there) >= recall {
      if best.map({ committee.isBetter(than: $0) }) ?? true { best = committee }
    }
    if let best { return best }
    let highest = frontier.first.map { Double($0.counts.right) / Double(sets.there) } ?? 0
    throw .recallNotReached(recall, best: highest)
  }

  private static func leastProposing(_ sets: ProposingSets) -> [Committee?] {
    let sums = SubsetSums(sets)
    let all = sets.counts.values.reduce(sets.always, +)
    var least = [Committee?](repeating: nil, count: all.right + 1)
    for bits in 0..<1 << sets.modelCount where bits.nonzeroBitCount >= max(sets.fewestModels, 1) {
      let counts = all - sums[bits]
      let known = least[counts.right]
      if let known, counts.proposed > known.counts.proposed { continue }
      let committee = Committee(models: ModelSet(bits: UInt64(bits)), counts: counts)
      if known.map({ committee.isBetter(than: $0) }) ?? true { least[counts.right] = committee }
    }
    return least
  }

  private static func frontier(of least: [Committee?]) -> [Committee] {
    var frontier: [Committee] = []
    for case let committee? in least.reversed() {
      if let last = frontier.last, !committee.hasHigherPrecision(than: last) { continue }
      frontier.append(committee)
    }
    return frontier
  }
}

extension Committee {
  /// Compares shares without rounding; where nothing is proposed the share is 0.
  func hasHigherPrecision(than other: Committee) -> Bool {
    counts.right * max(other.counts.proposed, 1) > other.counts.right * max(counts.proposed, 1)
  }

  func isBetter(than other: Committee) -> Bool {
    if hasHigherPrecision(than: other) { return true }
    if other.hasHigherPrecision(than: self) { return false }
    if models.count != other.models.count { return models.count < other.models.count }
    if counts.right != other.counts.right { return counts.right > other.counts.right }
    // The first model that only one of them has.
    let different = models.bits ^ other.models.bits
    return models.bits & (different & (~different &+ 1)) != 0
  }
}
