/// For every set S of models, how many labels fewer than `fewest` models of S propose.
///
/// Level k counts the labels that exactly k models of S propose. It begins as the counts c[P] by the set P of all models
/// that propose a label, at level 0; then one model m after another is decided on:
///
///     without m:  level k of S        =  level k of S  +  level k of S + m
///     with m:     level k of S + m    =  level k of S  +  level k-1 of S + m
///
/// where the right sides are from before. That is the zeta transform over subsets (Yates 1937), once for each level: M · 2^M
/// additions each instead of 2^M passes over the labels. Both counts of a label are in one word: all in the lower half, those
/// that are there in the upper.
struct SubsetSums: ~Copyable {
  /// Level after level, each with a word for every set.
  private let words: UnsafeMutablePointer<UInt64>
  private let size: Int
  private let levelCount: Int

  init(_ sets: ProposingSets) {
    (size, levelCount) = (1 << sets.modelCount, sets.fewestModels)
    words = .allocate(capacity: size * levelCount)
    words.initialize(repeating: 0, count: size * levelCount)
    for (models, counts) in sets.counts {
      words[Int(models.bits)] += UInt64(counts.right) << 32 | UInt64(counts.proposed)
    }
    if levelCount > 0 { transform(words, size) }
  }

  deinit { words.deallocate() }

  /// What fewer than `fewest` models of a set propose.
  @inline(__always)
  subscript(set: Int) -> ProposalCounts {
    var sum: UInt64 = 0
    for level in 0..<levelCount { sum &+= words[level * size + set] }
    return ProposalCounts(proposed: Int(sum & 0xFFFF_FFFF), right: Int(sum >> 32))
  }

  /// As many words as the fastest cache has room for, on two levels.
  private static let cached = 1 << 11

  /// Decides on the models from the last to the first: halves and halves of halves stay in the cache.
  private func transform(_ words: UnsafeMutablePointer<UInt64>, _ count: Int) {
    if count > Self.cached {
      decide(words, count / 2)
      transform(words, count / 2)
      transform(words + count / 2, count / 2)
      return
    }
    var half = count / 2
    while half > 0 {
      for start in stride(from: 0, to: count, by: 2 * half) { decide(words + start, half) }
      half /= 2
    }
  }

  /// Decides on the model without which the first half of the sets is.
  @inline(__always)
  private func decide(_ words: UnsafeMutablePointer<UInt64>, _ half: Int) {
    for level in stride(from: levelCount - 1, to: 0, by: -1) {
      let (without, with) = (words + level * size, words + level * size + half)
      let below = with - size
      for set in 0..<half {
        let before = without[set]
        without[set] = before &+ with[set]
        with[set] = before &+ below[set]
      }
    }
    for set in 0..<half {
      let before = words[set]
      words[set] = before &+ words[half + set]
      words[half + set] = before
    }
  }
}
