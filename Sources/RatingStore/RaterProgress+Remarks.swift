import Ratings

/// Something for the lead beside the answers: a flag or note on a task, why it was put aside, or that its rating came
/// too late to be counted.
public struct Remark: Equatable, Sendable {
  /// What it is.
  public enum Kind: String, Sendable, CaseIterable { case flag, note, skip, late }

  /// The position of the task.
  public var task: Int
  /// When it was made.
  public var at: Timestamp
  /// What it is.
  public var kind: Kind
  /// The flag's name, or why the task was put aside; nil of the others.
  public var reason: String?
  /// The rater's words; nil where there are none.
  public var text: String?
}

/// The remarks in force and the notes that they replaced, by task: most tasks have none.
struct Marks: Equatable, Sendable {
  /// A remark and its step in the history.
  struct Mark: Equatable, Sendable {
    var remark: Remark
    var step: Int
  }

  private var byTask: [Int: [Mark]] = [:]

  /// The remarks of a task, oldest first.
  subscript(task: Int) -> [Mark] { byTask[task] ?? [] }

  /// The tasks with remarks.
  var tasks: some Sequence<Int> { byTask.keys }

  mutating func add(_ remark: Remark, step: Int) {
    byTask[remark.task, default: []].append(Mark(remark: remark, step: step))
  }

  mutating func skipped(_ task: Int, _ reason: SkipReason, _ text: String?, step: Int, at: Timestamp) {
    add(Remark(task: task, at: at, kind: .skip, reason: reason.rawValue, text: text), step: step)
  }

  /// Forgets the remark that a step made.
  mutating func remove(_ step: Int, of task: Int) {
    byTask[task]?.removeAll { $0.step == step }
    if byTask[task]?.isEmpty == true { byTask[task] = nil }
  }

  /// The step that made a remark, as undo sees it; nil: the step made none.
  func step(_ step: Int, of task: Int) -> HistoryStep? {
    guard let remark = self[task].last(where: { $0.step == step })?.remark else { return nil }
    return switch remark.kind {
    case .flag: .flagged(task: task, flag: remark.reason ?? "")
    case .note: .noted(task: task)
    case .skip, .late: nil
    }
  }

  /// The mark of a flag; nil: the task does not have it.
  func flag(_ flag: String, of task: Int) -> Mark? {
    self[task].first { $0.remark.kind == .flag && $0.remark.reason == flag }
  }

  /// The last note on a task, which may be empty.
  func note(of task: Int) -> Mark? { self[task].last { $0.remark.kind == .note } }
}

// MARK: - What is in force

extension RaterProgress {
  /// The flags of a task, in the order in which they were set.
  public func flags(of task: Int) -> [String] {
    marks[task].filter { $0.remark.kind == .flag }.compactMap(\.remark.reason)
  }

  /// The note on a task; nil when there is none.
  public func note(of task: Int) -> String? { marks.note(of: task)?.remark.text }

  /// The remarks in force, in the order in which they were made. Of the notes on a task only the last is there; a skip
  /// also when the task was rated after it.
  public var remarks: [Remark] {
    let made = marks.tasks.flatMap { task in
      let note = marks.note(of: task)
      return marks[task].filter { $0.remark.kind != .note || ($0 == note && $0.remark.text != nil) }
    }
    let inOrder = made.sorted { $0.step < $1.step }.map(\.remark) + lateRemarks
    return inOrder.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(
      \.element)
  }

  private var lateRemarks: [Remark] {
    zip(late, lateAt).compactMap { rating, at in
      tasks.position(of: rating.task).map { Remark(task: $0, at: at, kind: .late) }
    } + verdicts.late.map { Remark(task: $0.task, at: $0.at, kind: .late) }
  }
}

// MARK: - The events

extension RaterProgress {
  /// Flags a task; that it has the flag already changes nothing.
  mutating func flag(_ task: Int, _ flag: String, at: Timestamp) {
    if marks.flag(flag, of: task) != nil { return }
    add(Remark(task: task, at: at, kind: .flag, reason: flag))
  }

  mutating func retractFlag(_ task: Int, _ flag: String) throws(FoldError) {
    guard let mark = marks.flag(flag, of: task) else {
      throw .notFlagged(task: tasks.id(at: task), flag: flag)
    }
    remove(mark)
  }

  /// Notes something on a task in place of what was noted before; the same again changes nothing.
  mutating func note(_ task: Int, _ text: String, at: Timestamp) {
    let text = text.isEmpty ? nil : text
    if text == note(of: task) { return }
    add(Remark(task: task, at: at, kind: .note, text: text))
  }

  mutating func retractNote(_ task: Int) throws(FoldError) {
    guard let mark = marks.note(of: task) else { throw .notNoted(task: tasks.id(at: task)) }
    remove(mark)
  }

  private mutating func add(_ remark: Remark) {
    history.push(.remarked, task: remark.task, last: &states[remark.task].lastStep)
    marks.add(remark, step: history.steps.count - 1)
  }

  private mutating func remove(_ mark: Marks.Mark) {
    marks.remove(mark.step, of: mark.remark.task)
    history.remove(mark.step, last: &states[mark.remark.task].lastStep)
  }
}
