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
  /// Gave or changed the verdict on a mistake.
  case judged(task: Int)
  /// Flagged the task.
  case flagged(task: Int, flag: String)
  /// Wrote, changed or emptied the note on the task.
  case noted(task: Int)

  /// The position of the task.
  public var task: Int {
    switch self {
    case .answered(let task, _, _), .skipped(let task), .submitted(let task), .judged(let task),
      .flagged(let task, _), .noted(let task):
      task
    }
  }
}

/// The steps in force, oldest first, in one flat array.
///
/// The steps of one task form a chain, so that its last step of a kind is found without a search. A step
/// taken out of the middle leaves a gap; gaps at the end are dropped at once.
struct History: Sendable {
  enum Action: Equatable, Sendable {
    case gap
    case skipped(SkipReason)
    case submitted
    case judged
    /// A flag or note; ``Remarks`` knows which.
    case remarked
    case answered(candidate: UInt8, Answer)
  }

  /// Eight bytes: a session of ten thousand tasks makes some seventy thousand.
  struct Step: Equatable, Sendable {
    /// The task above, the action in the lowest five bits. A list of four gigabytes has fewer tasks than fit.
    private var taskAndAction: UInt32
    /// The index of the same task's step before, or `none`.
    var previous: Int32

    @inline(__always)
    init(task: Int32, previous: Int32, action: Action) {
      self.init(task: task, previous: previous, code: action.code)
    }

    /// An action by its code.
    @inline(__always)
    fileprivate init(task: Int32, previous: Int32, code: UInt32) {
      taskAndAction = UInt32(task) << 5 | code
      self.previous = previous
    }

    var task: Int32 { Int32(taskAndAction >> 5) }

    var action: Action {
      get { Action(code: taskAndAction & 31) }
      set { taskAndAction = taskAndAction & ~31 | newValue.code }
    }
  }

  /// No step: the end of a chain.
  static let none: Int32 = -1

  private(set) var steps: [Step] = []
  /// What can be taken back; nil: nothing.
  private var record: Record?

  /// The steps that were, and since then the earlier value of each that was changed or dropped, in that order.
  private struct Record {
    let count: Int
    var changed: [(index: Int, step: Step)] = []
  }

  /// Makes room for so many steps; memory that stays unused costs nothing.
  mutating func reserve(_ count: Int) { steps.reserveCapacity(count) }

  /// Adds a step to the end of the chain that ends at `last`, which moves to it.
  @inline(__always)
  mutating func push(_ action: Action, task: Int, last: inout Int32) {
    steps.append(Step(task: Int32(task), previous: last, action: action))
    last = Int32(steps.count - 1)
  }

  /// Adds a step for each answer of a task that had none, in the order of the candidates.
  mutating func push(_ answers: TaskAnswers, task: Int, last: inout Int32) {
    var (codes, code) = (UInt32(answers.bits), Action.answered(candidate: 0, .no).code)
    while codes != 0 {
      let answer = codes & 3
      if answer != 0 {
        steps.append(Step(task: Int32(task), previous: last, code: code + answer - 1))
        last = Int32(steps.count - 1)
      }
      codes >>= 2
      code += 3
    }
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
      note(later)
      steps[later].previous = before
    }
    note(index)
    steps[index].action = .gap
    while steps.last?.action == .gap {
      note(steps.count - 1)
      steps.removeLast()
    }
  }
}

// MARK: - Taking back

extension History {
  /// From now on what happens can be taken back.
  mutating func startRecording() { record = Record(count: steps.count) }

  /// What happened stays.
  mutating func stopRecording() { record = nil }

  /// Takes back what happened since the recording was started.
  mutating func takeBack() {
    guard let record else { return }
    for (index, step) in record.changed.reversed() {
      // Steps that were added in the place of dropped ones are still there.
      if index < steps.count { steps[index] = step } else { steps.append(step) }
    }
    steps.removeLast(steps.count - record.count)
    self.record = nil
  }

  private mutating func note(_ index: Int) { record?.changed.append((index, steps[index])) }
}

extension History: Equatable {
  static func == (one: History, other: History) -> Bool { one.steps == other.steps }
}

// MARK: - Actions in five bits

extension History.Action {
  /// 0 to 31: the last 24 are the answers to the eight candidates.
  @inline(__always)
  fileprivate var code: UInt32 {
    switch self {
    case .gap: 0
    case .submitted: 1
    case .remarked: 2
    case .skipped(.missing): 3
    case .skipped(.cannotTell): 4
    case .skipped(.other): 5
    case .judged: 6
    case .answered(let candidate, .no): 8 + 3 * UInt32(candidate)
    case .answered(let candidate, .maybe): 9 + 3 * UInt32(candidate)
    case .answered(let candidate, .yes): 10 + 3 * UInt32(candidate)
    }
  }

  @inline(__always)
  fileprivate init(code: UInt32) {
    switch code {
    case 0: self = .gap
    case 1: self = .submitted
    case 2: self = .remarked
    case 3: self = .skipped(.missing)
    case 4: self = .skipped(.cannotTell)
    case 5: self = .skipped(.other)
    case 6: self = .judged
    default:
      let answer: Answer = code % 3 == 2 ? .no : code % 3 == 0 ? .maybe : .yes
      self = .answered(candidate: UInt8((code - 8) / 3), answer)
    }
  }
}
