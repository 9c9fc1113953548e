public import Aggregation

/// Two labels that are ReaL labels of the same images.
public struct LabelPair: Equatable, Sendable {
  /// The label of the lower index.
  public let first: Int
  /// The other.
  public let second: Int
  /// The images that have both, of those that have the first.
  public let ofFirst: Share
  /// The images that have both, of those that have the second.
  public let ofSecond: Share
  /// Of the images that have both: those whose original label is the first.
  public let originalFirst: Int
  /// Those whose original label is the second.
  public let originalSecond: Int

  /// The images that have both.
  public var images: Int { ofFirst.hits }

  /// Makes a pair of its parts.
  public init(
    first: Int, second: Int, ofFirst: Share, ofSecond: Share, originalFirst: Int, originalSecond: Int
  ) {
    (self.first, self.second, self.ofFirst, self.ofSecond) = (first, second, ofFirst, ofSecond)
    (self.originalFirst, self.originalSecond) = (originalFirst, originalSecond)
  }
}

extension ReferenceLabels {
  /// All pairs of labels that occur together, the most frequent first, then by label.
  public var pairs: [LabelPair] {
    var imagesOfLabel = [Int](repeating: 0, count: (greatestLabel ?? -1) + 1)
    var found: [PairKey: PairCount] = [:]
    for image in 0..<imageCount {
      let set = real(of: image).sorted()
      for (place, first) in set.enumerated() {
        imagesOfLabel[first] += 1
        for second in set[(place + 1)...] {
          found[PairKey(first: first, second: second), default: PairCount()].count(
            original(of: image), first, second)
        }
      }
    }
    return found.map { key, count in
      LabelPair(
        first: key.first, second: key.second, ofFirst: Share(count.images, of: imagesOfLabel[key.first]),
        ofSecond: Share(count.images, of: imagesOfLabel[key.second]), originalFirst: count.originalFirst,
        originalSecond: count.originalSecond)
    }.sorted { ($1.images, $0.first, $0.second) < ($0.images, $1.first, $1.second) }
  }
}

private struct PairKey: Hashable {
  var first: Int
  var second: Int
}

private struct PairCount {
  var images = 0
  var originalFirst = 0
  var originalSecond = 0

  mutating func count(_ original: Int?, _ first: Int, _ second: Int) {
    images += 1
    originalFirst += original == first ? 1 : 0
    originalSecond += original == second ? 1 : 0
  }
}
