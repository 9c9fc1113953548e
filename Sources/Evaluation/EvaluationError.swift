/// Why models cannot be evaluated.
public enum EvaluationError: Error, Equatable, Sendable {
  /// Something is about another number of images than the original labels.
  case otherImageCount(of: String, found: Int, expected: Int)
  /// A number stands for no label.
  case notALabel(Int, image: Int)
  /// A label stands twice among an image's ReaL labels.
  case labelTwice(Int, image: Int)
  /// A model's predictions are not as many for each image.
  case unevenPredictions(model: String)
  /// Two models have one name.
  case modelTwice(String)
  /// A group has too few models for a line.
  case noLine(group: String, models: Int)
  /// A model is in two groups.
  case inTwoGroups(model: String)
}

extension EvaluationError: CustomStringConvertible {
  /// The reason in words; images are counted from 0, as in the files.
  public var description: String {
    switch self {
    case .otherImageCount(let what, let found, let expected):
      "\(what) are of \(found) images, the original labels of \(expected)"
    case .notALabel(let label, let image): "image \(image): \(label) is no label"
    case .labelTwice(let label, let image): "image \(image): label \(label) is there twice"
    case .unevenPredictions(let model): "model \(model): not all images have as many predictions"
    case .modelTwice(let model): "two models are called \(model)"
    case .noLine(let group, let models):
      "no line can be drawn through the \(models) models of the group \(group): it takes three, not all of one original accuracy"
    case .inTwoGroups(let model): "model \(model) is in both groups"
    }
  }
}
