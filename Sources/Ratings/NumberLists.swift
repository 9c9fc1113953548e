/// Lists of whole numbers, one after another in one buffer, so that tens of thousands of short ones cost no allocation
/// each.
public struct NumberLists: RandomAccessCollection, Equatable, Sendable {
  private var numbers: [Int] = []
  /// Where each list ends in `numbers`.
  private var ends: [Int] = []

  /// No lists.
  public init() {}

  /// The same lists.
  public init(_ lists: some Sequence<some Sequence<Int>>) {
    for list in lists {
      for number in list { append(number) }
      endList()
    }
  }

  /// Puts each of the numbers 0, 1 and so on below a count into one of so many lists, ascending, or into none.
  ///
  /// - Parameter list: The list that a number belongs to; nil: none.
  public init(ofNumbersBelow count: Int, in listCount: Int, list: (Int) -> Int?) {
    // Counted first: then each list's place is known.
    var next = [Int](repeating: 0, count: listCount + 1)
    for number in 0..<count { if let list = list(number) { next[list + 1] += 1 } }
    for list in 0..<listCount { next[list + 1] += next[list] }
    numbers = [Int](repeating: 0, count: next[listCount])
    for number in 0..<count {
      guard let list = list(number) else { continue }
      numbers[next[list]] = number
      next[list] += 1
    }
    // What was the start of each list is now its end.
    next.removeLast()
    ends = next
  }

  /// Makes room for so many lists with so many numbers together; memory that stays unused costs nothing.
  public mutating func reserve(_ lists: Int, numbers count: Int) {
    ends.reserveCapacity(lists)
    numbers.reserveCapacity(count)
  }

  /// Adds a number to the list that the next `endList` ends.
  public mutating func append(_ number: Int) { numbers.append(number) }

  /// Ends a list, which may be empty; says how many numbers it has.
  @discardableResult
  public mutating func endList() -> Int {
    let count = numbers.count - (ends.last ?? 0)
    ends.append(numbers.count)
    return count
  }

  /// 0.
  public var startIndex: Int { 0 }
  /// How many lists there are.
  public var endIndex: Int { ends.count }

  /// The list at a place.
  public subscript(place: Int) -> ArraySlice<Int> {
    numbers[(place == 0 ? 0 : ends[place - 1])..<ends[place]]
  }
}

extension NumberLists: ExpressibleByArrayLiteral {
  /// The same lists.
  public init(arrayLiteral lists: [Int]...) { self.init(lists) }
}
