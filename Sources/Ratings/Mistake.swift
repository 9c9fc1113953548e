/// A prediction that is outside the reference labels of its image: for reviewers to say whether it is a mistake.
public struct Mistake: Equatable, Sendable {
  /// Its name, unique in the campaign.
  public var id: String
  /// The name of its image.
  public var image: String
  /// The models that predict it, none twice; at least one.
  public var models: [String]
  /// The index of the predicted label.
  public var prediction: Int
  /// The indices of the labels that it was compared with; empty where they are not known.
  public var reference: [Int]

  /// Makes a mistake from its five parts.
  public init(id: String, image: String, models: [String], prediction: Int, reference: [Int]) {
    self.id = id
    self.image = image
    self.models = models
    self.prediction = prediction
    self.reference = reference
  }
}
