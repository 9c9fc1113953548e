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
  public init(originals: [Int?], real: LabelSets) throws(EvaluationError) {
    guard originals.count == real.count else {
      throw .otherImageCount(of: "the ReaL labels", found: real.count, expected: originals.count)
    }
    imageCount = real.count
    (starts, labels) = (real.starts, real.labels)
    var numbers: [Int32] = []
    numbers.reserveCapacity(originals.count)
    for (image, label) in originals.enumerated() {
      guard (0...ModelPredictions.greatestLabel).contains(label ?? 0) else {
        throw .notALabel(label ?? -1, image: image)
      }
      numbers.append(Int32(label ?? -1))
    }
    self.originals = numbers
  }

  /// The same from an array for each image.
  public init(originals: [Int?], real: [[Int]]) throws(EvaluationError) {
    var sets = LabelSets()
    for set in real { try sets.append(set) }
    try self.init(originals: originals, real: sets)
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

  /// For hot loops: the original labels, -1 where there is none, and a function that tells the ReaL labels of an image.
  func withColumns<Value>(
    _ body: (_ originals: UnsafeBufferPointer<Int32>, _ real: RealColumn) -> Value
  ) -> Value {
    originals.withUnsafeBufferPointer { originals in
      starts.withUnsafeBufferPointer { starts in
        labels.withUnsafeBufferPointer { labels in body(originals, RealColumn(starts: starts, labels: labels))
        }
      }
    }
  }

  /// The greatest label that occurs; nil where none does.
  public var greatestLabel: Int? {
    guard let greatest = [originals.max(), labels.max()].compactMap(\.self).max(), greatest >= 0 else {
      return nil
    }
    return Int(greatest)
  }
}

/// The ReaL labels of all images, in memory that is not counted.
struct RealColumn {
  let starts: UnsafeBufferPointer<Int32>
  let labels: UnsafeBufferPointer<Int32>

  @inline(__always)
  func count(_ image: Int) -> Int { Int(starts[image + 1] - starts[image]) }

  @inline(__always)
  func contains(_ label: Int32, _ image: Int) -> Bool {
    var place = Int(starts[image])
    let end = Int(starts[image + 1])
    while place < end {
      if labels[place] == label { return true }
      place += 1
    }
    return false
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
    withColumns { originals, real in
      for image in 0..<imageCount {
        let count = real.count(image)
        while counts.imagesByLabels.count <= count { counts.imagesByLabels.append(0) }
        counts.imagesByLabels[count] += 1
        guard count > 0, originals[image] >= 0 else { continue }
        counts.originalIsReal.count += 1
        counts.originalIsReal.hits += real.contains(originals[image], image) ? 1 : 0
      }
    }
    return counts
  }
}
