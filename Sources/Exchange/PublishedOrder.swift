/// The order in which a set of Python 3.6 or older hands out small whole numbers that were put in one after another.
///
/// The published label lists stand in that order; it means nothing, and is here so that the file can be made again
/// byte for byte. A set is a table with open addressing. A number's hash is the number itself. It goes to the first
/// free slot: from `hash & mask` on the slot itself and, unless they would pass the end, the next nine; then from
/// another slot that depends on all bits of the hash. When two thirds are in use all numbers go, slot after slot,
/// to a table of the smallest power of two above four times their number.
///
/// Source: CPython 3.6, Objects/setobject.c: set_add_entry, set_table_resize, set_insert_clean.
struct PythonSetOrder {
  private static let linearProbes = 9
  private static let perturbShift = 5

  /// The number in each slot; nil: free. A power of two many.
  private var slots = [Int?](repeating: nil, count: 8)
  private var count = 0

  /// Puts numbers, which must not be negative, into an empty set.
  init(_ numbers: some Sequence<Int>) {
    for number in numbers {
      let slot = slot(for: number)
      guard slots[slot] == nil else { continue }
      slots[slot] = number
      count += 1
      if count * 3 >= (slots.count - 1) * 2 { grow() }
    }
  }

  /// The numbers in the order of the slots.
  var numbers: [Int] { slots.compactMap(\.self) }

  /// The slot that has the number, or where it belongs.
  private func slot(for number: Int) -> Int {
    let mask = slots.count - 1
    var (slot, rest) = (number & mask, number)
    while true {
      let last = slot + Self.linearProbes <= mask ? slot + Self.linearProbes : slot
      for place in slot...last where slots[place] == nil || slots[place] == number { return place }
      rest >>= Self.perturbShift
      slot = (slot * 5 + 1 + rest) & mask
    }
  }

  private mutating func grow() {
    let numbers = numbers
    var size = 8
    while size <= count * 4 { size *= 2 }
    slots = [Int?](repeating: nil, count: size)
    for number in numbers { slots[slot(for: number)] = number }
  }
}
