/// What a committee proposes for each image.
public struct CommitteeProposals: Sendable {
  /// What all models propose.
  public let pool: ProposalPool
  /// The committee.
  public let committee: ModelSet
  /// How many of its models must propose a label, the original one apart.
  public let fewestModels: Int

  /// Chooses from a pool.
  public init(_ pool: ProposalPool, committee: ModelSet, fewestModels: Int) {
    (self.pool, self.committee, self.fewestModels) = (pool, committee, fewestModels)
  }

  /// A proposed label.
  public struct Proposal: Equatable, Sendable {
    /// The label's index.
    public var label: Int
    /// The models of the committee that propose it.
    public var models: ModelSet
    /// Whether it is the image's original label.
    public var isOriginal: Bool
  }

  /// The labels proposed for an image, ascending.
  public func proposals(of image: Int) -> [Proposal] {
    pool.proposals(of: image).compactMap { label, models in
      let proposal = Proposal(
        label: Int(label), models: models.intersection(committee),
        isOriginal: pool.images.originals[image] == Int(label))
      return proposal.isOriginal || proposal.models.count >= fewestModels ? proposal : nil
    }
  }

  /// Whether the top label of all models of the committee is the image's original label: then it needs no rating.
  public func isUnanimous(_ image: Int) -> Bool {
    guard let original = pool.images.originals[image] else { return false }
    return committee.numbers.allSatisfy { pool.models[$0].top(of: image) == original }
  }

  /// How many labels are proposed, over all images.
  public var count: Int {
    (0..<pool.images.count).reduce(0) { $0 + proposals(of: $1).count }
  }
}
