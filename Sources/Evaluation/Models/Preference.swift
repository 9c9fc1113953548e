public import Aggregation

/// Whom the ReaL labels side with where a model's prediction and the original label are not both right or both wrong.
///
/// Of the images with ReaL labels and an original label:
///
/// - model alone: p₁(i) ∈ R(i) and o(i) ∉ R(i);
/// - original alone: o(i) ∈ R(i) and p₁(i) ∉ R(i).
///
/// The preference for the model is the share of the former in both; above one half, raters find the model more often right
/// than the original label.
///
/// Source: Beyer et al. (2020), "Are we done with ImageNet?", arXiv:2006.07159, section 4 and figure 1.
public struct Preference: Equatable, Sendable {
  /// The images that have both kinds of labels.
  public internal(set) var images = 0
  /// Those where the model alone is right.
  public internal(set) var modelAlone = 0
  /// Those where the original label alone is right.
  public internal(set) var originalAlone = 0

  /// Makes figures of their parts.
  public init(images: Int = 0, modelAlone: Int = 0, originalAlone: Int = 0) {
    (self.images, self.modelAlone, self.originalAlone) = (images, modelAlone, originalAlone)
  }

  /// Counts an image on which the model, and the original label, are right or not.
  mutating func count(model: Bool, original: Bool) {
    images += 1
    modelAlone += model && !original ? 1 : 0
    originalAlone += original && !model ? 1 : 0
  }

  /// The preference for the model; its Wilson interval is `wilsonInterval()`.
  public var forModel: Share { Share(modelAlone, of: modelAlone + originalAlone) }

  /// The share of all images where the model alone is right.
  public var modelAloneShare: Share { Share(modelAlone, of: images) }
  /// The share of all images where the original label alone is right.
  public var originalAloneShare: Share { Share(originalAlone, of: images) }
}
