/// What one model contributes, on gold images.
public struct ModelFigures: Equatable, Sendable {
  /// The model's number.
  public var model: Int
  /// Whether it is in the committee.
  public var isChosen: Bool
  /// What it proposes by itself, whether others do or not; original labels only where it proposes them.
  public var own: ProposalCounts
  /// What the committee gains by it: of a member the difference to the committee without it, of another model the
  /// difference that it would make.
  public var gain: ProposalCounts

  /// The figures of all models beside a committee.
  public static func all(
    _ pool: ProposalPool, gold: [GoldImage], sets: ProposingSets, committee: ModelSet
  ) -> [ModelFigures] {
    var own = [ProposalCounts](repeating: ProposalCounts(), count: pool.models.count)
    for gold in gold {
      for (number, model) in pool.models.enumerated() {
        model.forEachProposal(of: gold.image) { label, _ in
          own[number] = own[number] + ProposalCounts(proposed: 1, right: gold.labels.contains(label) ? 1 : 0)
        }
      }
    }
    return own.enumerated().map { number, own in
      var (with, without) = (committee, committee)
      with.insert(number)
      without.remove(number)
      return ModelFigures(
        model: number, isChosen: committee.contains(number), own: own,
        gain: sets.counts(of: with) - sets.counts(of: without))
    }
  }
}
