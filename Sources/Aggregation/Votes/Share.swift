/// How many of how many.
public struct Share: Equatable, Sendable {
  /// How many have it.
  public var hits: Int
  /// How many there are.
  public var count: Int

  /// Makes a share from its two counts.
  public init(_ hits: Int = 0, of count: Int = 0) {
    self.hits = hits
    self.count = count
  }

  /// From 0 to 1; nil of none.
  public var value: Double? { count == 0 ? nil : Double(hits) / Double(count) }

  mutating func add(_ hit: Bool) {
    hits += hit ? 1 : 0
    count += 1
  }
}
