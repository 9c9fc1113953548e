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
    var seen: [SeenPair] = []
    withColumns { originals, real in
      for image in 0..<imageCount {
        let set = Int(real.starts[image])..<Int(real.starts[image + 1])
        for place in set {
          imagesOfLabel[Int(real.labels[place])] += 1
          for other in place + 1..<set.upperBound {
            seen.append(SeenPair(real.labels[place], real.labels[other], original: originals[image]))
          }
        }
      }
    }
    seen.sort { $0.pair < $1.pair }
    var pairs: [LabelPair] = []
    var start = 0
    for end in seen.indices.dropFirst() + [seen.count]
    where end == seen.count || seen[end].pair != seen[start].pair {
      if start < end { pairs.append(LabelPair(seen[start..<end], imagesOfLabel)) }
      start = end
    }
    // Stable: pairs of equal frequency stay by label.
    return pairs.sorted { $0.images > $1.images }
  }
}

/// Two labels of one image, and whether either is the original one.
private struct SeenPair {
  /// The labels, the lower one in the higher bits.
  let pair: UInt64
  let original: Int32

  var first: Int { Int(pair >> 32) }
  var second: Int { Int(pair & 0xFFFF_FFFF) }

  init(_ one: Int32, _ other: Int32, original: Int32) {
    pair = UInt64(min(one, other)) << 32 | UInt64(max(one, other))
    self.original = original
  }
}

extension LabelPair {
  /// A pair that was seen on so many images.
  fileprivate init(_ seen: ArraySlice<SeenPair>, _ imagesOfLabel: [Int]) {
    let pair = seen[seen.startIndex]
    self.init(
      first: pair.first, second: pair.second, ofFirst: Share(seen.count, of: imagesOfLabel[pair.first]),
      ofSecond: Share(seen.count, of: imagesOfLabel[pair.second]),
      originalFirst: seen.count { Int($0.original) == pair.first },
      originalSecond: seen.count { Int($0.original) == pair.second })
  }
}
