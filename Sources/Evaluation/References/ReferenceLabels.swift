public import Aggregation

/// What models are judged by: the original label and the ReaL labels of each image.
///
/// An image without ReaL labels is left out of whatever is said about ReaL, and one without an original label of whatever
/// is said about original labels.
///
/// Source: Beyer, Hénaff, Kolesnikov, Zhai, van den Oord (2020), "Are we done with ImageNet?", arXiv:2006.07159, section 4.
public struct ReferenceLabels: Equatable, Sendable {
  /// How many images there are.
  public let imageCount: Int
  /// The original labels; -1 where there is none.
  private let originals: [Int32]
  /// Where each image's ReaL labels begin, and behind the last the end.
  private let starts: [Int32]
  private let labels: [Int32]

  /// Makes them from a label, or none, and a set of labels, which may be empty, for each image.
  public init(originals: [Int?], real: [[Int]]) throws(EvaluationError) {
    guard originals.count == real.count else {
      throw .otherImageCount(of: "the ReaL labels", found: real.count, expected: originals.count)
    }
    imageCount = real.count
    var all: [Int32] = []
    var starts: [Int32] = [0]
    starts.reserveCapacity(real.count + 1)
    for (image, set) in real.enumerated() {
      for (place, label) in set.enumerated() {
        guard let number = Self.number(label) else { throw .notALabel(label, image: image) }
        guard !set[..<place].contains(label) else { throw .labelTwice(label, image: image) }
        all.append(number)
      }
      starts.append(Int32(all.count))
    }
    (self.starts, labels) = (starts, all)
    var numbers: [Int32] = []
    numbers.reserveCapacity(originals.count)
    for (image, label) in originals.enumerated() {
      guard let number = label.map(Self.number) ?? -1 else { throw .notALabel(label ?? -1, image: image) }
      numbers.append(number)
    }
    self.originals = numbers
  }

  private static func number(_ label: Int) -> Int32? {
    (0...ModelPredictions.greatestLabel).contains(label) ? Int32(label) : nil
  }

  /// The original label of an image; nil where there is none.
  public func original(of image: Int) -> Int? { originals[image] < 0 ? nil : Int(originals[image]) }

  /// The ReaL labels of an image, in the order given.
  public func real(of image: Int) -> some RandomAccessCollection<Int> {
    labels[Int(starts[image])..<Int(starts[image + 1])].lazy.map(Int.init)
  }

  /// How many ReaL labels an image has.
  public func realCount(of image: Int) -> Int { Int(starts[image + 1] - starts[image]) }

  /// Whether a label is one of the image's ReaL labels.
  public func isReal(_ label: Int, of image: Int) -> Bool {
    for place in Int(starts[image])..<Int(starts[image + 1]) where Int(labels[place]) == label { return true }
    return false
  }

  /// The greatest label that occurs; nil where none does.
  public var greatestLabel: Int? {
    guard let greatest = [originals.max(), labels.max()].compactMap(\.self).max(), greatest >= 0 else {
      return nil
    }
    return Int(greatest)
  }
}

// MARK: - Counts

extension ReferenceLabels {
  /// How many images have how many ReaL labels.
  public struct Counts: Equatable, Sendable {
    /// All images.
    public var images = 0
    /// How many images have 0, 1, 2 … labels.
    public var imagesByLabels: [Int] = []
    /// All labels of all images.
    public var labels = 0
    /// Of the images with ReaL labels and an original label: those whose original label is a ReaL label. This is the ReaL
    /// accuracy of the original labels.
    public var originalIsReal = Share()

    /// Nothing counted.
    public init() {}

    /// Images without a label.
    public var empty: Int { imagesByLabels.first ?? 0 }
    /// Images with one label.
    public var single: Int { imagesByLabels.count > 1 ? imagesByLabels[1] : 0 }
    /// Images with more than one.
    public var several: Int { imagesByLabels.dropFirst(2).reduce(0, +) }
  }

  /// The counts.
  public var counts: Counts {
    var counts = Counts()
    counts.images = imageCount
    counts.labels = labels.count
    for image in 0..<imageCount {
      let count = realCount(of: image)
      while counts.imagesByLabels.count <= count { counts.imagesByLabels.append(0) }
      counts.imagesByLabels[count] += 1
      guard count > 0, let original = original(of: image) else { continue }
      counts.originalIsReal.count += 1
      counts.originalIsReal.hits += isReal(original, of: image) ? 1 : 0
    }
    return counts
  }
}
