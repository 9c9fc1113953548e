public import Aggregation

/// How a model fares against the original and the ReaL labels.
///
/// With o(i) the original label, R(i) the ReaL labels and p₁(i), p₂(i) … the predictions of image i, the most likely first:
///
/// - original accuracy: the share of images with p₁(i) = o(i), of those with an original label;
/// - ReaL accuracy: the share of images with p₁(i) ∈ R(i), of those with R(i) not empty;
/// - top-k: the same of one of p₁(i) … pₖ(i).
///
/// Source: Beyer et al. (2020), "Are we done with ImageNet?", arXiv:2006.07159, section 4.
public struct AccuracyFigures: Equatable, Sendable {
  /// What the model is called.
  public let model: String
  /// How many predictions count for top-k.
  public let topK: Int
  /// The original accuracy.
  public var original = Share()
  /// The ReaL accuracy.
  public var real = Share()
  /// The original accuracy of the first k predictions; nil where the model has not as many.
  public var originalTopK: Share?
  /// The ReaL accuracy of the first k predictions; nil where the model has not as many.
  public var realTopK: Share?
  /// The second and third predictions where the first is right; nil where the model has none of them.
  public var later: [LaterPrediction] = []
  /// Whether ReaL labels prefer the model's prediction or the original label, where they differ.
  public var preference = Preference()

  /// Figures of nothing, for a model whose figures are known.
  public init(model: String, topK: Int) { (self.model, self.topK) = (model, topK) }

  /// Judges a model.
  public init(_ predictions: ModelPredictions, by references: ReferenceLabels, topK: Int = 5)
    throws(EvaluationError)
  {
    guard predictions.imageCount == references.imageCount else {
      throw .otherImageCount(
        of: "the predictions of \(predictions.model)", found: predictions.imageCount,
        expected: references.imageCount)
    }
    (model, self.topK) = (predictions.model, topK)
    later = LaterPrediction.ranks.filter { $0 <= predictions.depth }.map { LaterPrediction(rank: $0) }
    var (originalTop, realTop) = (0, 0)
    for image in 0..<references.imageCount {
      let outcome = Outcome(of: image, predictions, references, topK: topK)
      count(outcome, references.realCount(of: image))
      originalTop += outcome.originalRank.map { $0 < topK } == true ? 1 : 0
      realTop += outcome.realRank.map { $0 < topK } == true ? 1 : 0
      if outcome.realRank == 0 { countLater(of: image, predictions, references) }
    }
    guard predictions.depth >= topK else { return }
    originalTopK = Share(originalTop, of: original.count)
    realTopK = Share(realTop, of: real.count)
  }

  private mutating func count(_ outcome: Outcome, _ realCount: Int) {
    if let original = outcome.original {
      self.original.count += 1
      self.original.hits += outcome.originalRank == 0 ? 1 : 0
      if realCount > 0 {
        preference.count(model: outcome.realRank == 0, original: original.isReal)
      }
    }
    guard realCount > 0 else { return }
    real.count += 1
    real.hits += outcome.realRank == 0 ? 1 : 0
  }

  private mutating func countLater(
    of image: Int, _ predictions: ModelPredictions, _ references: ReferenceLabels
  ) {
    for place in later.indices where references.realCount(of: image) >= later[place].rank {
      later[place].share.count += 1
      guard let label = predictions.label(later[place].rank - 1, of: image) else { continue }
      later[place].share.hits += references.isReal(label, of: image) ? 1 : 0
    }
  }
}

/// What the predictions of one image hit.
private struct Outcome {
  /// Whether the original label is one of the ReaL labels; nil: the image has no original label.
  var original: (label: Int, isReal: Bool)?
  /// The first rank at which the original label stands.
  var originalRank: Int?
  /// The first rank at which a ReaL label stands.
  var realRank: Int?

  init(of image: Int, _ predictions: ModelPredictions, _ references: ReferenceLabels, topK: Int) {
    original = references.original(of: image).map { ($0, references.isReal($0, of: image)) }
    for (rank, label) in predictions.labels(of: image).prefix(topK).enumerated() {
      if originalRank == nil, label == original?.label { originalRank = rank }
      if realRank == nil, references.isReal(label, of: image) { realRank = rank }
      if originalRank != nil, realRank != nil { return }
    }
  }
}
