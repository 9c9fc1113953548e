import Ratings
import Testing

@testable import RatingStore

/// What could not be saved is taken back without a trace.
@Suite struct CheckpointTests {
  /// Everything that a rater's progress holds.
  private struct Everything: Equatable {
    var snapshot: Snapshot
    var corrections: Corrections
    var late: [Rating]
    var lateAt: [Timestamp]
    var qualifications: [QualificationResult]
    var numbers: [Int]
    var lastAt: Timestamp?
    var undo: [JournalEvent]

    init(_ progress: RaterProgress) {
      snapshot = progress.snapshot
      corrections = progress.corrections
      (late, lateAt, qualifications) = (progress.late, progress.lateAt, progress.qualifications)
      numbers = [progress.seq, progress.sessions, progress.skipsInForce]
      lastAt = progress.lastAt
      undo = progress.undo()
    }
  }

  private func event(_ random: inout Seeded) throws -> JournalEvent {
    let task = Int.random(in: 0..<4, using: &random)
    let label = Int.random(in: 9..<13, using: &random)
    let answer = Answer.allCases.randomElement(using: &random) ?? .no
    let events: [JournalEvent] = [
      try session(), .answer(task: "t\(task)", label: label, answer: answer),
      .retract(task: "t\(task)", label: label), .reopen(task: "t\(task)"),
      .skip(task: "t\(task)", reason: .cannotTell), .submit(rating(task, answer)),
      .submit(rating(task, answer, .no)), .late(rating(0, answer)),
      .flag(task: "t\(task)", flag: "f\(label)"), .retractFlag(task: "t\(task)", flag: "f\(label)"),
      .note(task: "t\(task)", text: "\(label)"), .retractNote(task: "t\(task)"),
      .qualification(QualificationResult(attempt: 1, right: 1, questions: 2, passed: true)),
    ]
    return events.randomElement(using: &random) ?? events[0]
  }

  /// Groups of events, legal or not, are taken in one after the other as one append; each is taken back first.
  @Test(arguments: 1...80 as ClosedRange<UInt64>)
  func whatIsTakenBackLeavesNoTrace(seed: UInt64) throws {
    var random = Seeded(seed)
    var progress = try progress(1, 2, 2)
    for second in 1...150 as ClosedRange<Int64> {
      let events = try (0..<Int.random(in: 1...5, using: &random)).map { _ in try event(&random) }
      // What undo does, takes steps out of the middle, too.
      let group = Int.random(in: 0..<3, using: &random) == 0 ? progress.undo() + events : events
      let before = Everything(progress)
      var copy = progress
      let checkpoint = progress.checkpoint(before: group)
      let isTaken = take(group, at: second, into: &progress)
      progress.goBack(to: checkpoint)
      #expect(Everything(progress) == before)
      guard isTaken else { continue }
      let again = progress.checkpoint(before: group)
      #expect(take(group, at: second, into: &progress))
      progress.keep(since: again)
      #expect(take(group, at: second, into: &copy))
      #expect(Everything(progress) == Everything(copy))
    }
  }

  private func take(_ events: [JournalEvent], at second: Int64, into progress: inout RaterProgress) -> Bool {
    for event in events {
      let at = Timestamp(milliseconds: second * 1000)
      do throws(FoldError) {
        try progress.apply(JournalEntry(seq: progress.seq + 1, at: at, event: event))
      } catch {
        return false
      }
    }
    return true
  }

  /// Hours of work do not move what is there already.
  @Test func thereIsRoomForAllThatIsLeft() throws {
    var progress = RaterProgress(
      tasks: TaskList((0..<500).map { RatingTask(id: "t\($0)", image: "i\($0)", candidates: [10, 11]) }),
      rater: try rater("ana"), labels: "d")
    progress.reserveRest()
    let before = progress.history.steps.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) }
    for task in 0..<500 {
      let events: [JournalEvent] = [
        .answer(task: "t\(task)", label: 10, answer: .yes), .submit(rating(task, .yes, .no)),
      ]
      let checkpoint = progress.checkpoint(before: events)
      #expect(take(events, at: Int64(task), into: &progress))
      progress.keep(since: checkpoint)
    }
    #expect(progress.submittedCount == 500)
    #expect(progress.history.steps.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) } == before)
  }
}
