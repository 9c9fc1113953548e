/// Why a model proposes a label.
public struct Reasons: OptionSet, Hashable, Sendable {
  /// The bits.
  public let rawValue: UInt8

  /// Makes reasons from bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// It is the label with the model's greatest number for the image.
  public static let top = Reasons(rawValue: 1)
  /// Its logit is among the model's greatest of all images.
  public static let logit = Reasons(rawValue: 2)
  /// Its probability is among the model's greatest of all images.
  public static let probability = Reasons(rawValue: 4)
}

/// What one model proposes.
public struct PooledModel: Sendable {
  /// The model's name.
  public let model: String
  /// The top label of each image; nil where no number of an image counts.
  public func top(of image: Int) -> Int? { tops[image] == .max ? nil : Int(tops[image]) }

  /// The numbers of the image that is to be explained; nil: none is.
  let explained: [Float]?
  /// What the model's numbers are.
  public let kind: PredictionFile.Kind
  /// The numbers that were passed over because they are NaN or infinite.
  public let passedOver: Int

  let tops: [UInt32]
  /// Where each image's proposals begin, and behind the last the end.
  private var starts: [UInt32]
  /// The labels, and above the lowest 24 bits the reasons; images in order, an image's labels in no order.
  private var entries: [UInt32]

  /// The labels proposed for an image, each with the reasons, in no order.
  func forEachProposal(of image: Int, _ body: (_ label: Int, _ reasons: Reasons) -> Void) {
    for entry in entries[Int(starts[image])..<Int(starts[image + 1])] {
      body(Int(entry & 0xFF_FFFF), Reasons(rawValue: UInt8(entry >> 24)))
    }
  }

  /// How many labels are proposed, over all images.
  public var proposalCount: Int { entries.count }

  /// Gathers what was selected: top labels, and positions in the array of predictions.
  init(
    _ file: PredictionFile, tops: [UInt32], labelCount: Int, passedOver: Int,
    logits: some Sequence<Int>, probabilities: some Sequence<Int>, explained: [Float]?
  ) {
    (model, kind, self.tops, self.passedOver) = (file.model, file.kind, tops, passedOver)
    self.explained = explained
    var ends = [UInt32](repeating: 0, count: tops.count + 1)
    for (image, top) in tops.enumerated() where top != .max { ends[image + 1] += 1 }
    for position in logits { ends[position / labelCount + 1] += 1 }
    for position in probabilities { ends[position / labelCount + 1] += 1 }
    for image in tops.indices { ends[image + 1] += ends[image] }
    starts = ends
    entries = [UInt32](repeating: 0, count: Int(ends[tops.count]))
    for (image, top) in tops.enumerated() where top != .max { enter(image, Int(top), .top, &ends) }
    for position in logits { enter(position / labelCount, position % labelCount, .logit, &ends) }
    for position in probabilities {
      enter(position / labelCount, position % labelCount, .probability, &ends)
    }
    mergeEqualLabels()
  }

  private mutating func enter(_ image: Int, _ label: Int, _ reason: Reasons, _ ends: inout [UInt32]) {
    entries[Int(ends[image])] = UInt32(reason.rawValue) << 24 | UInt32(label)
    ends[image] += 1
  }

  /// Makes one entry of a label's several, each with another reason.
  private mutating func mergeEqualLabels() {
    var (end, start) = (0, 0)
    for image in tops.indices {
      let first = end
      let next = Int(starts[image + 1])
      for index in start..<next {
        let entry = entries[index]
        if let known = (first..<end).first(where: { (entries[$0] ^ entry) & 0xFF_FFFF == 0 }) {
          entries[known] |= entry
        } else {
          entries[end] = entry
          end += 1
        }
      }
      start = next
      starts[image + 1] = UInt32(end)
    }
    entries.removeLast(entries.count - end)
  }
}
