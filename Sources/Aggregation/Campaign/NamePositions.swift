import Ratings

/// Finds the position of a name in a list.
struct NamePositions: Sendable {
  private var positions: [ExactName: Int] = [:]

  /// Makes room for so many names.
  init(capacity: Int) { positions.reserveCapacity(capacity) }

  /// The position of a name, or nil when it is not in the list.
  subscript(name: String) -> Int? { positions[ExactName(name)] }

  /// Adds a name; false when it is there already.
  mutating func insert(_ name: String, at position: Int) -> Bool {
    positions.updateValue(position, forKey: ExactName(name)) == nil
  }
}
