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
    var counts = Counts(topK: topK, depth: predictions.depth)
    references.withColumns { originals, real in
      predictions.labels.withUnsafeBufferPointer { labels in
        for image in 0..<originals.count { counts.count(image, labels, originals[image], real) }
      }
    }
    take(counts)
  }

  private mutating func take(_ counts: Counts) {
    original = Share(counts.original, of: counts.originalImages)
    real = Share(counts.real, of: counts.realImages)
    for place in later.indices { later[place].share = [counts.second, counts.third][later[place].rank - 2] }
    preference = counts.preference
    guard counts.depth >= topK else { return }
    originalTopK = Share(counts.originalTop, of: counts.originalImages)
    realTopK = Share(counts.realTop, of: counts.realImages)
  }
}

/// What is counted while going through the images.
private struct Counts {
  let topK: Int
  let depth: Int
  var (original, originalTop, originalImages) = (0, 0, 0)
  var (real, realTop, realImages) = (0, 0, 0)
  var (second, third) = (Share(), Share())
  var preference = Preference()

  init(topK: Int, depth: Int) { (self.topK, self.depth) = (topK, depth) }

  /// Counts an image; `none` is no label, and so neither the original nor a ReaL label.
  @inline(__always)
  mutating func count(
    _ image: Int, _ labels: UnsafeBufferPointer<UInt32>, _ original: Int32, _ real: RealColumn
  ) {
    let (start, most, size) = (image * depth, min(topK, depth), real.count(image))
    let first = Int32(bitPattern: labels[start])
    var (isOriginal, isReal) = (false, false)
    for place in start..<start + most {
      let label = Int32(bitPattern: labels[place])
      if label < 0 { break }
      isOriginal = isOriginal || label == original
      isReal = isReal || real.contains(label, image)
    }
    let isFirstReal = real.contains(first, image)
    if original >= 0 {
      originalImages += 1
      self.original += first == original ? 1 : 0
      originalTop += isOriginal ? 1 : 0
      if size > 0 { preference.count(model: isFirstReal, original: real.contains(original, image)) }
    }
    guard size > 0 else { return }
    realImages += 1
    self.real += isFirstReal ? 1 : 0
    realTop += isReal ? 1 : 0
    guard isFirstReal, depth > 1, size > 1 else { return }
    count(Int32(bitPattern: labels[start + 1]), in: &second, image, real)
    guard depth > 2, size > 2 else { return }
    count(Int32(bitPattern: labels[start + 2]), in: &third, image, real)
  }

  @inline(__always)
  private func count(_ label: Int32, in share: inout Share, _ image: Int, _ real: RealColumn) {
    share.count += 1
    share.hits += real.contains(label, image) ? 1 : 0
  }
}
