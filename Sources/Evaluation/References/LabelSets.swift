/// The sets of labels of images, one after another without an array for each.
public struct LabelSets: Equatable, Sendable {
  /// Where each image's labels begin, and behind the last the end.
  private(set) var starts: [Int32] = [0]
  private(set) var labels: [Int32] = []

  /// No image yet.
  public init() {}

  /// How many images there are.
  public var count: Int { starts.count - 1 }

  /// Adds a label to the image that is being made; false where it has that label, or it is none.
  public mutating func add(_ label: Int) -> Bool {
    guard (0...ModelPredictions.greatestLabel).contains(label) else { return false }
    let number = Int32(label)
    for place in Int(starts[starts.count - 1])..<labels.count where labels[place] == number { return false }
    labels.append(number)
    return true
  }

  /// Ends the image that is being made; the next begins.
  public mutating func endImage() { starts.append(Int32(labels.count)) }

  /// Adds an image.
  public mutating func append(_ set: [Int]) throws(EvaluationError) {
    for label in set where !add(label) {
      let isLabel = (0...ModelPredictions.greatestLabel).contains(label)
      throw isLabel ? .labelTwice(label, image: count) : .notALabel(label, image: count)
    }
    endImage()
  }
}
