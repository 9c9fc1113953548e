/// How predictions become proposals.
public struct PoolingRule: Equatable, Sendable {
  /// How many of a model's greatest logits, and of its greatest probabilities, propose their class, for each image on
  /// average; 0 or more.
  public var perImage = 3
  /// Whether numbers that are NaN or infinite are passed over instead of refused.
  public var allowsNonFinite = false
  /// From so many rows the first thresholds are guessed.
  var guessingRows = 128

  /// The published rule.
  public init() {}
}

/// The images and labels that predictions are about.
public struct PredictedImages: Sendable {
  /// The original label of each image; nil where there is none.
  public let originals: [Int?]
  /// How many labels there are; they are numbered from 0, as the columns of the predictions are.
  public let labelCount: Int

  /// Makes them from the original labels, each below `labelCount`.
  public init(originals: [Int?], labelCount: Int) {
    (self.originals, self.labelCount) = (originals, labelCount)
  }

  /// How many images there are.
  public var count: Int { originals.count }
}
