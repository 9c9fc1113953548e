/// The labels that a model holds most likely for each image, the most likely first.
public struct ModelPredictions: Equatable, Sendable {
  /// No label is greater: tables of labels have as many rows, and a mistyped index is to be refused, not made room for.
  public static let greatestLabel = (1 << 20) - 1
  /// Stands where an image has no further prediction.
  public static let none = UInt32.max

  /// What the model is called.
  public let model: String
  /// How many labels each image has at most; 1 or more.
  public let depth: Int
  /// The labels: `depth` of the first image, then those of the next; `none` where there is no further one.
  public let labels: [UInt32]

  /// Makes predictions from labels, `depth` for each image.
  public init(model: String, depth: Int = 1, labels: [UInt32]) throws(EvaluationError) {
    guard depth > 0, labels.count.isMultiple(of: depth) else { throw .unevenPredictions(model: model) }
    (self.model, self.depth, self.labels) = (model, depth, labels)
  }

  /// How many images there are.
  public var imageCount: Int { labels.count / depth }

  /// The label at a rank from 0 on; nil where there is none.
  public func label(_ rank: Int, of image: Int) -> Int? {
    let label = labels[image * depth + rank]
    return label == Self.none ? nil : Int(label)
  }

  /// The labels of an image, the most likely first.
  public func labels(of image: Int) -> some Sequence<Int> {
    labels[image * depth..<(image + 1) * depth].lazy.prefix { $0 != Self.none }.map(Int.init)
  }
}
