import RaterUI
import RatingStore
import Ratings
import Testing

@testable import Sessions

/// Rating line by line: what each line does, and what is printed for it.
@Suite struct PlainSessionTests {
  /// A journal in memory that can refuse, and whose slots can be gone.
  final class Journal: AnswerJournal {
    var progress: RaterProgress
    var entries: [JournalEntry] = []
    var refusals = 0
    /// What the next renewal says.
    var lost: [Int] = []
    /// What others have now.
    var taken: [Int] = []
    var shortage: Shortage?

    init(_ progress: RaterProgress) { self.progress = progress }

    func append(_ events: [JournalEvent]) throws(NotSaved) -> [JournalEntry] {
      if refusals > 0 {
        refusals -= 1
        throw NotSaved("No space left on device")
      }
      var added: [JournalEntry] = []
      for event in events {
        var event = event
        if case .submit(let rating) = event,
          taken.contains(where: { progress.tasks.id(at: $0) == rating.task })
        {
          event = .late(rating)
        }
        let entry = JournalEntry(seq: progress.seq + 1, at: Timestamp(milliseconds: 0), event: event)
        do throws(FoldError) { try progress.apply(entry) } catch { throw NotSaved("\(error)") }
        added.append(entry)
      }
      entries += added
      return added
    }

    func claim() throws(NotSaved) -> Claims {
      if refusals > 0 {
        refusals -= 1
        throw NotSaved("ledger.jsonl is damaged")
      }
      let next = progress.upcoming(after: nil, limit: 3).first { !taken.contains($0) }
      if shortage != nil || next == nil { return Claims(tasks: [], shortage: shortage ?? Shortage()) }
      return Claims(tasks: next.map { [$0] } ?? [])
    }

    func renew() -> [Int] {
      defer { lost = [] }
      return lost
    }

    var events: [String] {
      entries.map { entry in
        switch entry.event {
        case .answer(let task, let label, let answer): "\(task).\(label) \(answer.rawValue)"
        case .retract(let task, let label): "\(task).\(label) retract"
        case .submit(let rating): "submit \(rating.task) \(rating.picture.rawValue) \(rating.seconds)"
        case .reopen(let task): "reopen \(task)"
        case .skip(let task, let reason, _): "skip \(task) \(reason.rawValue)"
        case .late(let rating): "late \(rating.task)"
        default: "other"
        }
      }
    }
  }

  private let journal: Journal
  private let time = Time()
  private final class Time { var now = 0 }

  init() throws {
    let tasks = TaskList(
      (1...3).map { RatingTask(id: "t\($0)", image: "i\($0)", candidates: $0 == 3 ? [0] : [0, 1]) })
    journal = Journal(RaterProgress(tasks: tasks, rater: try #require(RaterName("ana")), labels: ""))
  }

  private static let english = PlainWords(tasks: TaskList([]), labels: LabelTable([]), minutesFromUTC: 0)

  private func session(canWait: Bool = false) -> PlainSession<Journal> {
    let labels = LabelTable([
      Label(index: 0, id: "n0", name: "cup", definition: "what one\u{1B}[2J drinks from"),
      Label(index: 1, id: "n1", name: "desk"),
    ])
    let time = time
    return PlainSession(
      journal: journal,
      words: PlainWords(tasks: journal.progress.tasks, labels: labels, minutesFromUTC: 0), canWait: canWait,
      clock: SessionClock { time.now })
  }

  private func type(_ lines: String, into session: inout PlainSession<Journal>) -> [PlainSession<Journal>
    .Line]
  {
    lines.map(String.init).flatMap { session.take($0 == "⏎" ? "" : $0) }
  }

  @Test func theLastAnswerSubmits() {
    var session = session()
    let first = session.begin()
    #expect(first.count == 1)
    guard case .question(let text) = first[0] else { return #expect(Bool(false)) }
    #expect(text.hasPrefix("Task 1 of 3, label 1 of 2: cup: what one"))
    #expect(!text.contains("\u{1B}"))
    #expect(session.take(" Y\r") == [.question("Task 1 of 3, label 2 of 2: desk.")])
    time.now = 4000
    #expect(session.take("n").count == 1)
    #expect(journal.events == ["t1.0 yes", "t1.1 no", "submit t1 none 4.0"])
    #expect(!session.isOver)
  }

  @Test func whenAllIsRatedItSaysSoAndEnds() {
    var session = session()
    _ = session.begin()
    let lines = type("ynnmm", into: &session)
    #expect(lines.last == .message("You have rated all 3 tasks. Thank you."))
    #expect(session.isOver)
    #expect(journal.events.count { $0.hasPrefix("submit") } == 3)
  }

  @Test func whoCanWaitTriesAgainAndTakesBack() {
    var session = session(canWait: true)
    _ = session.begin()
    #expect(type("ynnmm", into: &session).last == .message("You have rated all 3 tasks. Thank you."))
    #expect(!session.isOver)
    #expect(session.take("y") == [.message("There is no question to answer.")])
    #expect(session.take("") == [.message("You have rated all 3 tasks. Thank you.")])
    let back = session.take("u")
    #expect(back.first == .message("Taken back: cup is open again."))
    #expect(back.count == 2)
    #expect(session.take("y").last == .message("You have rated all 3 tasks. Thank you."))
    _ = session.take("q")
    #expect(session.isOver)
  }

  /// Undo goes back across tasks to the beginning, and every state on the way is what it was.
  @Test func undoGoesBackAcrossTasks() {
    var session = session(canWait: true)
    _ = session.begin()
    _ = type("ynsnm", into: &session)
    #expect(journal.progress.submittedCount == 2)
    var steps = 0
    while session.take("u").first != .message("There is nothing to take back."), steps < 20 { steps += 1 }
    #expect(steps == 5)
    #expect(journal.progress.tasks.indices.allSatisfy { journal.progress.answers(of: $0).count == 0 })
    #expect(journal.progress.tasks.indices.allSatisfy { journal.progress.phase(of: $0) == .open })
    _ = type("ynyny", into: &session)
    #expect(journal.progress.submittedCount == 3)
  }

  @Test func aSkippedTaskComesBackOnce() {
    var session = session()
    _ = session.begin()
    #expect(session.take("s").first == .message("Skipped. It comes back once, at the end."))
    guard case .question(let text)? = type("ynm", into: &session).last else { return #expect(Bool(false)) }
    #expect(text.hasPrefix("Task 1 of 3, label 1 of 2: cup"))
    #expect(session.take("s").first == .message("Skipped for good."))
    #expect(session.isOver)
    #expect(journal.events.first == "skip t1 other")
  }

  /// Refused once or twice at every step: it is said, nothing is shown as given, and the same line does it later.
  @Test(arguments: 0..<5, 1...2)
  func aRefusalChangesNothing(step: Int, count: Int) {
    var session = session(canWait: true)
    _ = session.begin()
    let keys = Array("ynyny")
    for (index, key) in keys.enumerated() {
      if index == step { journal.refusals = count }
      let before = journal.entries.count
      var lines = session.take(String(key))
      for _ in 0..<count where index == step && journal.entries.count == before {
        guard case .message(let text)? = lines.first else { return #expect(Bool(false), "\(lines)") }
        #expect(text == "Not saved: No space left on device.")
        lines = session.take(String(key))
      }
    }
    #expect(journal.progress.submittedCount == 3)
    #expect(
      journal.events.map { $0.prefix(8) } == [
        "t1.0 yes", "t1.1 no", "submit t", "t2.0 yes", "t2.1 no", "submit t", "t3.0 yes", "submit t",
      ])
  }

  /// Nobody sits there: the lines that follow were meant for other questions, so the first refusal is the end.
  @Test(arguments: 0..<4)
  func aRefusalEndsItWhereNobodyTriesAgain(step: Int) {
    var session = session()
    _ = session.begin()
    let lines = Array("ysuu")
    for line in lines.prefix(step) { _ = session.take(String(line)) }
    let before = journal.entries
    journal.refusals = 1
    #expect(
      session.take(String(lines[step])) == [.message("Not saved: No space left on device.")])
    #expect(session.isOver && session.hasFailed)
    #expect(journal.entries == before)
  }

  @Test(arguments: [false, true])
  func aClaimThatFailsEndsItWhereNobodyTriesAgain(canWait: Bool) {
    journal.refusals = 1
    var session = session(canWait: canWait)
    #expect(session.begin() == [.message("No tasks can be claimed: ledger.jsonl is damaged.")])
    #expect(session.isOver == !canWait && session.hasFailed == !canWait)
  }

  @Test func whatMeansNothingIsAskedAgain() {
    var session = session()
    let first = session.begin()
    for line in ["yes please", "8", "\u{1B}[A", String(repeating: "y", count: 5000)] {
      let lines = session.take(line)
      #expect(lines.first == .message(Self.english.unknown))
      #expect(lines.dropFirst() == first[...])
    }
    #expect(session.take("") == first)
    #expect(journal.entries.isEmpty)
  }

  /// The line was about the lost task: it counts for neither that nor the next.
  @Test func aLostTaskIsSaidAndAnotherAskedAbout() {
    var session = session(canWait: true)
    _ = session.begin()
    _ = session.take("y")
    (journal.lost, journal.taken) = ([0], [0])
    let lines = session.take("n")
    #expect(lines.first == .message(Self.english.lost))
    guard lines.count == 2, case .question(let text) = lines[1] else {
      return #expect(Bool(false), "\(lines)")
    }
    #expect(text.contains("label 1 of 2: cup"))
    #expect(journal.events == ["t1.0 yes"])
    _ = session.take("m")
    #expect(journal.events == ["t1.0 yes", "t2.0 maybe"])
  }

  /// Nobody else took it: nothing is said, and the line counts.
  @Test func aTaskThatIsHadAgainIsNotLost() {
    var session = session()
    _ = session.begin()
    journal.lost = [0]
    #expect(session.take("y").count == 1)
    #expect(journal.events == ["t1.0 yes"])
  }

  /// The lines that follow from a pipe were meant for the lost task.
  @Test func aLostTaskEndsWhatComesFromAPipe() {
    var session = session()
    _ = session.begin()
    (journal.lost, journal.taken) = ([0], [0])
    #expect(session.take("y") == [.message(Self.english.lost)])
    #expect(session.isOver && session.hasFailed && journal.entries.isEmpty)
  }

  @Test func aRatingThatComesLateIsKept() {
    var session = session()
    _ = session.begin()
    journal.taken = [0]
    #expect(type("yn", into: &session).contains(.message(Self.english.late)))
    #expect(journal.events.last == "late t1")
  }

  @Test func whyNothingIsFreeIsSaid() {
    var shortage = Shortage()
    (shortage.held, shortage.until) = (2, Timestamp(milliseconds: 52_500_000))
    shortage.holders = [RaterName("ben"), RaterName("cho")].compactMap { $0 }
    journal.shortage = shortage
    var session = session()
    #expect(
      session.begin() == [
        .message("Nothing to do just now. You have rated 0 tasks."),
        .message("2 tasks are held by ben and cho until 14:35."),
      ])
    #expect(session.isOver)
  }

  @Test func tasksThatCannotBeClaimedAreSaid() {
    journal.refusals = 1
    var session = session(canWait: true)
    #expect(session.begin() == [.message("No tasks can be claimed: ledger.jsonl is damaged.")])
    #expect(session.take("").count == 1)
    #expect(journal.entries.isEmpty && !session.isOver)
  }

  /// A task that was complete but not submitted is asked about once more.
  @Test func aCompleteTaskIsSubmittedByItsLastAnswer() throws {
    _ = try journal.append([
      .answer(task: "t1", label: 0, answer: .yes), .answer(task: "t1", label: 1, answer: .no),
    ])
    var session = session()
    #expect(session.begin() == [.question("Task 1 of 3, label 2 of 2: desk. Answered No.")])
    _ = session.take("n")
    #expect(journal.events.last?.hasPrefix("submit t1") == true)
  }
}
