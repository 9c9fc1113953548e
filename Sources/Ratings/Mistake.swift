/// A prediction that is outside the reference labels of its image: for reviewers to say whether it is a mistake.
public struct Mistake: Equatable, Sendable {
  /// What predictions are compared with.
  public enum Reference: String, Sendable, CaseIterable {
    /// The ReaL labels.
    case real
    /// The original labels.
    case original
  }

  /// Its name, unique in the campaign.
  public var id: String
  /// The name of its image.
  public var image: String
  /// The models that predict it, none twice; none where reviewers know of it and it is nobody's mistake any more.
  public var models: [String]
  /// The index of the predicted label.
  public var prediction: Int
  /// The indices of the labels that it was compared with; empty where they are not known.
  public var reference: [Int]
  /// Which labels these are; nil: not known.
  public var against: Reference?

  /// Makes a mistake from its six parts.
  public init(
    id: String, image: String, models: [String], prediction: Int, reference: [Int], against: Reference? = nil
  ) {
    (self.id, self.image, self.models) = (id, image, models)
    (self.prediction, self.reference, self.against) = (prediction, reference, against)
  }
}
