public import RaterUI
import RatingStore
import Ratings

/// Rating line by line, without a screen: what each line of the rater does, and the lines to print for it.
///
/// A question is printed when everything before it is safe on disk. Where nobody sits there, the first thing that cannot
/// be done ends it: the lines that follow were meant for other questions. Knows neither descriptors nor signals. To be
/// used from the main thread alone.
public struct PlainSession<Journal: AnswerJournal> {
  /// A line to print.
  public enum Line: Equatable, Sendable {
    /// A question, for standard output.
    case question(String)
    /// Anything else, for standard error.
    case message(String)
  }

  /// Whether the rater has left, or nothing is left to ask and nobody waits.
  public private(set) var isOver = false
  /// Whether it is over because something could not be done, and nobody is there to try again.
  public private(set) var hasFailed = false
  /// Whether somebody sits there who can try again.
  public let canWait: Bool
  private var journal: Journal
  private let words: PlainWords
  private let clock: SessionClock
  private var watch = Stopwatch()
  /// The task that is asked about, and its number among the rater's.
  private var task: (position: Int, number: Int)?
  private var candidate = 0
  private var lines: [Line] = []

  /// Puts the parts together; nothing is claimed yet.
  /// - Parameter canWait: whether somebody sits there who can try again when there is no task.
  public init(journal: Journal, words: PlainWords, canWait: Bool, clock: SessionClock) {
    (self.journal, self.words) = (journal, words)
    (self.canWait, self.clock) = (canWait, clock)
  }

  /// The journal's own: a copy would double what hours of work take.
  private var progress: RaterProgress { journal.progress }

  /// The first question, or why there is none.
  public mutating func begin() -> [Line] {
    goOn()
    return takeLines()
  }

  /// Does what a line of the rater says.
  public mutating func take(_ line: String) -> [Line] {
    let word = line.lowercased().filter { !$0.isWhitespace }
    if word == "q" {
      isOver = true
    } else if isLost() {
      goOnAfterLoss()
    } else {
      perform(word)
    }
    return takeLines()
  }

  private mutating func perform(_ word: String) {
    switch word {
    case "y": answer(.yes)
    case "n": answer(.no)
    case "m": answer(.maybe)
    case "s": skip()
    case "u": undo()
    case "" where task == nil: goOn()
    case "": ask()
    default:
      say(words.unknown)
      ask()
    }
  }
}

// MARK: - What lines do

extension PlainSession {
  private mutating func answer(_ answer: Answer) {
    guard let position = task?.position else { return say(words.nothingAsked) }
    let tasks = progress.tasks
    let labels = tasks.candidates(at: position)
    let event = JournalEvent.answer(
      task: tasks.id(at: position), label: labels[labels.startIndex + candidate], answer: answer)
    if progress.answers(of: position)[candidate] != answer {
      guard record([event]) != nil else { return ask() }
    }
    if let open = firstUnanswered(of: position) {
      candidate = open
      ask()
    } else {
      submit(position)
    }
  }

  private mutating func submit(_ position: Int) {
    watch.show(position, at: clock.milliseconds())
    guard
      let rating = progress.submission(of: position, seconds: watch.seconds(of: position), picture: .none),
      let entries = record([.submit(rating)])
    else { return ask() }
    if case .late = entries.last?.event { say(words.late) }
    watch.forget(position)
    goOn()
  }

  private mutating func skip() {
    guard let position = task?.position else { return say(words.nothingAsked) }
    guard record([.skip(task: progress.tasks.id(at: position), reason: .other)]) != nil else { return ask() }
    say(words.skipped(comesBack: progress.phase(of: position) == .skippedOnce))
    watch.forget(position)
    goOn()
  }

  private mutating func undo() {
    guard let step = progress.lastStep else {
      say(words.nothingToTakeBack)
      return ask()
    }
    guard record(progress.undo()) != nil else { return ask() }
    switch step {
    case .flagged, .noted:
      say(words.takenBack(step, now: nil))
      return ask()
    case .answered(let position, let label, _):
      let place = progress.tasks.candidate(label, at: position) ?? 0
      say(words.takenBack(step, now: progress.answers(of: position)[place]))
      goBack(to: position, candidate: place)
    case .skipped(let position), .submitted(let position), .judged(let position):
      say(words.takenBack(step, now: nil))
      goBack(to: position, candidate: firstUnanswered(of: position) ?? 0)
    }
  }

  /// Asks about a task that something was taken back in; one that is submitted all the same stays so.
  private mutating func goBack(to position: Int, candidate: Int) {
    if progress.phase(of: position) == .submitted { return goOn() }
    show(position)
    self.candidate = candidate
    ask()
  }

  /// Claims tasks and asks about the first; says why where there is none.
  private mutating func goOn() {
    do throws(NotSaved) {
      let claims = try journal.claim()
      if let next = claims.tasks.first {
        show(next)
        candidate = firstUnanswered(of: next) ?? progress.tasks.candidateCount(at: next) - 1
        return ask()
      }
      words.finished(progress.taskCounts, claims.shortage, canWait: canWait).forEach { say($0) }
    } catch {
      fail(words.notClaimed(error.reason))
    }
    show(nil)
    isOver = !canWait
  }

  /// The rater is there: whether the task that is asked about was given to others meanwhile, and cannot be had again.
  ///
  /// Where that cannot be told, a submit says what became of it.
  private mutating func isLost() -> Bool {
    guard let lost = try? journal.renew(), let position = task?.position, lost.contains(position) else {
      return false
    }
    return (try? journal.claim()).map { !$0.tasks.contains(position) } ?? false
  }

  /// The line that was typed was about the lost task, and counts for none.
  private mutating func goOnAfterLoss() {
    fail(words.lost)
    if !isOver { goOn() }
  }
}

// MARK: - Parts

extension PlainSession {
  /// Writes events; nil, and why is said, when they are not on disk.
  private mutating func record(_ events: [JournalEvent]) -> [JournalEntry]? {
    do throws(NotSaved) {
      return try journal.append(events)
    } catch {
      fail(words.notSaved(error.reason))
      return nil
    }
  }

  /// Says what could not be done, which ends it where nobody tries again.
  private mutating func fail(_ reason: String) {
    say(reason)
    if !canWait { (isOver, hasFailed) = (true, true) }
  }

  private mutating func show(_ position: Int?) {
    watch.show(position, at: clock.milliseconds())
    guard let position else {
      task = nil
      return
    }
    if position == task?.position { return }
    task = (position, number(of: position))
  }

  /// Tasks that were worked at keep their number; a new one comes after all of them.
  private func number(of position: Int) -> Int {
    let progress = progress
    if progress.phase(of: position) != .open, let place = progress.trail.firstIndex(of: position) {
      return place + 1
    }
    let counts = progress.taskCounts
    return counts.submitted + counts.skippedOnce + counts.skippedForGood + 1
  }

  private mutating func ask() {
    guard let task, !hasFailed else { return }
    lines.append(
      .question(
        words.question(
          task.position, candidate: candidate, number: task.number, of: progress.taskCounts.total,
          answer: progress.answers(of: task.position)[candidate])))
  }

  private func firstUnanswered(of position: Int) -> Int? {
    (0..<progress.tasks.candidateCount(at: position)).first { progress.answers(of: position)[$0] == nil }
  }

  private mutating func say(_ text: String) { lines.append(.message(text)) }

  private mutating func takeLines() -> [Line] {
    defer { lines = [] }
    return lines
  }
}
