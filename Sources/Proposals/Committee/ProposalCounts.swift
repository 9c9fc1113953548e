/// How many labels are proposed for some images, and how many of them are there.
public struct ProposalCounts: Equatable, Sendable {
  /// How many are proposed.
  public var proposed = 0
  /// How many of these are there.
  public var right = 0

  /// Makes counts; none.
  public init(proposed: Int = 0, right: Int = 0) {
    (self.proposed, self.right) = (proposed, right)
  }

  /// The share of the proposed that are there; nil where none is proposed.
  public var precision: Double? { proposed == 0 ? nil : Double(right) / Double(proposed) }

  /// The share of what is there that is proposed; nil where nothing is there.
  public func recall(of all: Int) -> Double? { all == 0 ? nil : Double(right) / Double(all) }

  static func + (one: ProposalCounts, other: ProposalCounts) -> ProposalCounts {
    ProposalCounts(proposed: one.proposed + other.proposed, right: one.right + other.right)
  }

  static func - (one: ProposalCounts, other: ProposalCounts) -> ProposalCounts {
    ProposalCounts(proposed: one.proposed - other.proposed, right: one.right - other.right)
  }
}

/// The labels of gold images counted by the set of models that propose them: all that a committee's precision and recall
/// depend on.
///
/// A committee proposes a label when at least `fewestModels` of *its own* models do, or when it is the image's original
/// label. What models outside of it propose has no part in that.
public struct ProposingSets: Sendable {
  /// How many models there are.
  public let modelCount: Int
  /// How many of a committee's models must propose a label.
  public let fewestModels: Int
  /// How many labels are there, whether anybody proposes them or not.
  public let there: Int
  /// The labels that every committee proposes: the original ones.
  public let always: ProposalCounts
  /// All other labels that models propose.
  public let counts: [ModelSet: ProposalCounts]
  /// Of the proposed labels, those that experts were not asked about: they count as not there.
  public let unasked: Int

  /// Counts the labels that a pool has for gold images, each of which must be there once.
  public init(_ pool: ProposalPool, gold: [GoldImage], fewestModels: Int) {
    var (always, unasked) = (ProposalCounts(), 0)
    var counts: [ModelSet: ProposalCounts] = [:]
    for gold in gold {
      for (label, models) in pool.proposals(of: gold.image) {
        let label = Int(label)
        let one = ProposalCounts(proposed: 1, right: gold.labels.contains(label) ? 1 : 0)
        if !gold.asked.contains(label) { unasked += 1 }
        if pool.images.originals[gold.image] == label {
          always = always + one
        } else {
          counts[models, default: ProposalCounts()] = counts[models, default: ProposalCounts()] + one
        }
      }
    }
    self.init(
      modelCount: pool.models.count, fewestModels: fewestModels,
      there: gold.reduce(0) { $0 + $1.labels.count }, always: always, counts: counts, unasked: unasked)
  }

  /// Makes it from counts: those of labels by the models that propose them, and of labels that are always proposed.
  public init(
    modelCount: Int, fewestModels: Int, there: Int, always: ProposalCounts,
    counts: [ModelSet: ProposalCounts], unasked: Int = 0
  ) {
    (self.modelCount, self.fewestModels, self.there) = (modelCount, fewestModels, there)
    (self.always, self.counts, self.unasked) = (always, counts, unasked)
  }

  /// What a committee proposes.
  public func counts(of committee: ModelSet) -> ProposalCounts {
    counts.reduce(always) { sum, one in
      one.key.intersection(committee).count >= fewestModels ? sum + one.value : sum
    }
  }
}
