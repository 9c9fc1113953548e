/// The slots of all tasks, in one flat array: each task's form a chain, first claimed first.
///
/// Tens of thousands of tasks cost no allocation each.
struct SlotTable: Sendable {
  /// A slot, and the next one of its task.
  private struct Cell: Sendable {
    var slot: Ledger.Slot
    var next: Int32
  }

  private static let none: Int32 = -1

  private var first: [Int32]
  private var counts: [UInt32]
  private var cells: [Cell] = []
  /// Cells whose slots were given back, as a chain.
  private var free = SlotTable.none

  /// No slot of any of so many tasks.
  init(taskCount: Int) {
    first = Array(repeating: Self.none, count: taskCount)
    counts = Array(repeating: 0, count: taskCount)
    // Memory that stays unused costs nothing; growing does.
    cells.reserveCapacity(taskCount)
  }

  /// How many slots of a task are taken.
  func count(of task: Int) -> Int { Int(counts[task]) }

  /// How many of a task's slots hold a rating.
  func submittedCount(of task: Int) -> Int {
    var count = 0
    var cell = first[task]
    while cell != Self.none {
      if cells[Int(cell)].slot.state == .submitted { count += 1 }
      cell = cells[Int(cell)].next
    }
    return count
  }

  /// The slots of a task.
  subscript(task: Int) -> [Ledger.Slot] {
    var slots: [Ledger.Slot] = []
    var cell = first[task]
    while cell != Self.none {
      slots.append(cells[Int(cell)].slot)
      cell = cells[Int(cell)].next
    }
    return slots
  }

  /// A rater's slot of a task.
  func slot(of task: Int, rater: Int) -> Ledger.Slot? {
    place(of: task, rater: rater).map { cells[Int($0)].slot }
  }

  /// Says how a rater's slot stands; it must be there.
  mutating func set(_ state: Ledger.SlotState, of task: Int, rater: Int) {
    if let place = place(of: task, rater: rater) { cells[Int(place)].slot.state = state }
  }

  /// Adds a slot to the end of its task's chain.
  mutating func append(_ slot: Ledger.Slot, to task: Int) {
    let new = take(Cell(slot: slot, next: Self.none))
    counts[task] += 1
    guard var last = first[task] != Self.none ? first[task] : nil else {
      first[task] = new
      return
    }
    while cells[Int(last)].next != Self.none { last = cells[Int(last)].next }
    cells[Int(last)].next = new
  }

  /// Takes a rater's slot out of a task's chain.
  mutating func remove(_ task: Int, rater: Int) {
    guard let place = place(of: task, rater: rater) else { return }
    let after = cells[Int(place)].next
    if first[task] == place {
      first[task] = after
    } else {
      var before = first[task]
      while cells[Int(before)].next != place { before = cells[Int(before)].next }
      cells[Int(before)].next = after
    }
    counts[task] -= 1
    cells[Int(place)].next = free
    free = place
  }

  private func place(of task: Int, rater: Int) -> Int32? {
    var cell = first[task]
    while cell != Self.none {
      if cells[Int(cell)].slot.rater == Int32(truncatingIfNeeded: rater) { return cell }
      cell = cells[Int(cell)].next
    }
    return nil
  }

  private mutating func take(_ cell: Cell) -> Int32 {
    guard free != Self.none else {
      cells.append(cell)
      return Int32(cells.count - 1)
    }
    let place = free
    free = cells[Int(place)].next
    cells[Int(place)] = cell
    return place
  }
}
