import Proposals

/// One model beside the committee.
struct ModelRow {
  var model: String
  var isChosen: Bool
  /// How many labels it proposes, over all images.
  var proposals: Int
  var precision: Double?
  var recall: Double?
  /// What the committee gains by it on gold; nil without gold.
  var gain: ProposalCounts?
}

/// One committee of the frontier.
struct FrontierRow {
  var models: [String]
  var counts: ProposalCounts
  var recall: Double?
  var candidatesPerImage: Double
}

extension ProposalRun {
  /// One row a model, in their order.
  var modelRows: [ModelRow] {
    let figures = sets.map {
      ModelFigures.all(pool, gold: gold, sets: $0, committee: proposals.committee)
    }
    return pool.models.enumerated().map { number, model in
      let own = figures?[number].own
      return ModelRow(
        model: model.model, isChosen: proposals.committee.contains(number), proposals: model.proposalCount,
        precision: own?.precision, recall: sets.flatMap { own?.recall(of: $0.there) },
        gain: figures?[number].gain)
    }
  }

  /// From the highest recall down; none without a search.
  var frontierRows: [FrontierRow] {
    guard let search else { return [] }
    let candidates = CandidateCounts(pool, fewestModels: proposals.fewestModels)
    return search.frontier.map { committee in
      FrontierRow(
        models: committee.models.numbers.map { models[$0] }, counts: committee.counts,
        recall: committee.counts.recall(of: search.sets.there),
        candidatesPerImage: candidates.perImage(of: committee.models))
    }
  }

  /// How many labels a committee proposes for an image on average.
  func candidatesPerImage(of committee: ModelSet) -> Double {
    CandidateCounts(pool, fewestModels: proposals.fewestModels).perImage(of: committee)
  }
}
