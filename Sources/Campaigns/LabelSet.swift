/// Label indices, for asking often whether one is there.
public struct LabelSet: Sendable {
  /// Indices below this are looked up in an array.
  private static let dense = 65_536

  private var low: [Bool] = []
  private var high: Set<Int> = []
  private let containsAll: Bool

  /// The indices; nil when they are not known, and then every label counts as there.
  public init(_ indices: [Int]?) {
    containsAll = indices == nil
    guard let indices else { return }
    let highestLow = indices.filter { $0 < Self.dense }.max() ?? -1
    low = Array(repeating: false, count: highestLow + 1)
    for index in indices {
      if low.indices.contains(index) { low[index] = true } else { high.insert(index) }
    }
  }

  /// Whether all of these labels are there.
  func contains(allOf indices: [Int]) -> Bool { indices.allSatisfy(contains) }

  /// Whether an index is there.
  @inline(__always)
  public func contains(_ index: Int) -> Bool {
    index >= 0 && index < low.count ? low[index] : containsAll || high.contains(index)
  }
}
