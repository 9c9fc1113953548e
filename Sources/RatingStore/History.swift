import Ratings

/// One thing a rater did that undo can take back.
public enum HistoryStep: Equatable, Sendable {
  /// Gave or changed an answer.
  case answered(task: Int, label: Int, answer: Answer)
  /// Put the task aside.
  case skipped(task: Int)
  /// Submitted the task without having answered anything in it just before, as when a task that was
  /// complete when it was put aside came back.
  case submitted(task: Int)
  /// Flagged the task.
  case flagged(task: Int, flag: String)
  /// Wrote, changed or emptied the note on the task.
  case noted(task: Int)

  /// The position of the task.
  public var task: Int {
    switch self {
    case .answered(let task, _, _), .skipped(let task), .submitted(let task), .flagged(let task, _),
      .noted(let task):
      task
    }
  }
}

/// The steps in force, oldest first, in one flat array.
///
/// The steps of one task form a chain, so that its last step of a kind is found without a search. A step
/// taken out of the middle leaves a gap; gaps at the end are dropped at once.
struct History: Equatable, Sendable {
  enum Action: Equatable, Sendable {
    case gap
    case skipped(SkipReason)
    case submitted
    /// A flag or note; ``Remarks`` knows which.
    case remarked
    case answered(candidate: UInt8, Answer)
  }

  struct Step: Equatable, Sendable {
    let task: Int32
    /// The index of the same task's step before, or `none`.
    var previous: Int32
    var action: Action
  }

  /// No step: the end of a chain.
  static let none: Int32 = -1

  private(set) var steps: [Step] = []

  /// Makes room for so many steps; memory that stays unused costs nothing.
  mutating func reserve(_ count: Int) { steps.reserveCapacity(count) }

  /// Adds a step to the end of the chain that ends at `last`, which moves to it.
  @inline(__always)
  mutating func push(_ action: Action, task: Int, last: inout Int32) {
    steps.append(Step(task: Int32(task), previous: last, action: action))
    last = Int32(steps.count - 1)
  }

  /// The last step of the chain ending at `last` whose action fits, as an index; nil: none.
  func find(from last: Int32, where fits: (Action) -> Bool) -> Int? {
    var index = last
    while index != Self.none {
      let step = steps[Int(index)]
      if fits(step.action) { return Int(index) }
      index = step.previous
    }
    return nil
  }

  /// The last answer to a candidate in the chain ending at `last`, as an index; nil: none.
  func lastAnswer(_ candidate: Int, from last: Int32) -> Int? {
    find(from: last) { action in
      if case .answered(UInt8(candidate), _) = action { true } else { false }
    }
  }

  /// Takes a step out of the chain ending at `last`.
  mutating func remove(_ index: Int, last: inout Int32) {
    let before = steps[index].previous
    if last == index {
      last = before
    } else {
      var later = Int(last)
      while steps[later].previous != index { later = Int(steps[later].previous) }
      steps[later].previous = before
    }
    steps[index].action = .gap
    while steps.last?.action == .gap { steps.removeLast() }
  }
}
