import CPooling

// The greatest values of a stream, with their positions; of equal values those that come first. The list holds more than
// are wanted, so that cuts are rare.

extension cpl_best {
  /// An empty list for so many of all values, with room for so many more between two cuts. It is to be freed.
  static func allocated(wanted: Int, of all: Int, slack: Int) -> cpl_best {
    let capacity = min(all, 2 * wanted) + slack
    return cpl_best(
      keys: .allocate(capacity: capacity), count: 0, capacity: capacity, threshold: Self.start(wanted))
  }

  /// Below every number that counts; where nothing is wanted, above all of them.
  private static func start(_ wanted: Int) -> Float { wanted == 0 ? .infinity : -.infinity }

  /// Forgets everything.
  mutating func removeAll(wanted: Int) {
    count = 0
    threshold = Self.start(wanted)
  }

  /// Whether there might not be room for another row.
  func isFull(labelCount: Int) -> Bool { capacity - count < labelCount }

  /// The positions, after a cut.
  var positions: some Sequence<Int> { (0..<count).lazy.map { Int(cpl_position(keys[$0])) } }
}
