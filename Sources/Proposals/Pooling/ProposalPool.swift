/// Everything that models propose, before anything is dropped, and the original labels.
public struct ProposalPool: Sendable {
  /// More models than that are refused.
  public static let mostModels = 64
  /// More images times labels than that are refused.
  public static let mostCells = 1 << 32

  /// What each model proposes.
  public let models: [PooledModel]
  /// What the models are about.
  public let images: PredictedImages
  /// The position of the image that can be explained; nil: none.
  public let explaining: Int?

  /// Where each image's labels begin, and behind the last the end.
  private var starts: [Int] = [0]
  private var labels: [UInt32] = []
  private var proposers: [ModelSet] = []

  /// The labels that models propose for an image, ascending, each with those models; the original label too, whether
  /// or not one does.
  public func proposals(of image: Int) -> Zip2Sequence<ArraySlice<UInt32>, ArraySlice<ModelSet>> {
    let range = starts[image]..<starts[image + 1]
    return zip(labels[range], proposers[range])
  }

  /// How many there are, over all images.
  public var count: Int { labels.count }

  init(_ models: [PooledModel], _ images: PredictedImages, explaining: Int?) {
    (self.models, self.images, self.explaining) = (models, images, explaining)
    starts.reserveCapacity(images.count + 1)
    // For each label the models that propose it for the image at hand, and which labels that is about.
    var sets = [ModelSet](repeating: ModelSet(), count: images.labelCount)
    var touched: [UInt32] = []
    for image in 0..<images.count {
      for (number, model) in models.enumerated() {
        model.forEachProposal(of: image) { label, _ in
          if sets[label].isEmpty { touched.append(UInt32(label)) }
          sets[label].insert(number)
        }
      }
      if let original = images.originals[image], sets[original].isEmpty { touched.append(UInt32(original)) }
      touched.sort()
      for label in touched {
        labels.append(label)
        proposers.append(sets[Int(label)])
        sets[Int(label)] = ModelSet()
      }
      starts.append(labels.count)
      touched.removeAll(keepingCapacity: true)
    }
  }
}

/// Some of up to 64 models, by number.
public struct ModelSet: Hashable, Sendable {
  /// A bit for each model.
  public private(set) var bits: UInt64

  /// The models of the bits; none.
  public init(bits: UInt64 = 0) { self.bits = bits }

  /// The first so many models, up to 64.
  public init(first count: Int) { bits = count >= 64 ? .max : 1 << UInt64(count) - 1 }

  /// Whether it has no model.
  public var isEmpty: Bool { bits == 0 }
  /// How many models it has.
  public var count: Int { bits.nonzeroBitCount }
  /// The models' numbers, ascending.
  public var numbers: [Int] { (0..<64).filter { bits >> UInt64($0) & 1 == 1 } }

  /// Whether it has a model.
  public func contains(_ model: Int) -> Bool { bits >> UInt64(model) & 1 == 1 }
  /// Adds a model.
  public mutating func insert(_ model: Int) { bits |= 1 << UInt64(model) }
  /// Takes a model away.
  public mutating func remove(_ model: Int) { bits &= ~(1 << UInt64(model)) }
  /// The models that are in both.
  public func intersection(_ other: ModelSet) -> ModelSet { ModelSet(bits: bits & other.bits) }
}
