/// The label indices of a campaign, for asking often whether one is there.
struct LabelSet {
  /// Indices below this are looked up in an array.
  private static let dense = 65_536

  private var low: [Bool]
  private var high: Set<Int> = []

  init(_ indices: [Int]) {
    let highestLow = indices.filter { $0 < Self.dense }.max() ?? -1
    low = Array(repeating: false, count: highestLow + 1)
    for index in indices {
      if low.indices.contains(index) { low[index] = true } else { high.insert(index) }
    }
  }

  func contains(_ index: Int) -> Bool {
    index >= 0 && index < low.count ? low[index] : high.contains(index)
  }
}
