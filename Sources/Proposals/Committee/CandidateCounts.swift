/// How many labels committees propose over all images, counted once by the set of proposing models.
public struct CandidateCounts: Sendable {
  private let sets: [(models: ModelSet, count: Int)]
  private let always: Int
  private let imageCount: Int
  private let fewestModels: Int

  /// Counts a pool's labels.
  public init(_ pool: ProposalPool, fewestModels: Int) {
    var counts: [ModelSet: Int] = [:]
    var always = 0
    for image in 0..<pool.images.count {
      for (label, models) in pool.proposals(of: image) {
        if pool.images.originals[image] == Int(label) {
          always += 1
        } else {
          counts[models, default: 0] += 1
        }
      }
    }
    sets = counts.map { ($0.key, $0.value) }
    (self.always, imageCount, self.fewestModels) = (always, pool.images.count, fewestModels)
  }

  /// How many labels a committee proposes for an image on average, the original one among them.
  public func perImage(of committee: ModelSet) -> Double {
    let proposed = sets.reduce(always) { sum, one in
      one.models.intersection(committee).count >= fewestModels ? sum + one.count : sum
    }
    return imageCount == 0 ? 0 : Double(proposed) / Double(imageCount)
  }
}
