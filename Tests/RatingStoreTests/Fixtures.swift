import Ratings
import Testing

@testable import RatingStore

/// Marsaglia's xorshift: the same numbers for the same seed on every machine.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}

func rater(_ name: String) throws -> RaterName { try #require(RaterName(name)) }

/// Tasks `t0`, `t1`, … about images `i0`, `i1`, …, with so many candidates each: labels 10, 11, …
func tasks(_ candidates: Int...) -> TaskList {
  TaskList(
    candidates.enumerated().map {
      RatingTask(id: "t\($0)", image: "i\($0)", candidates: Array(10..<10 + $1))
    })
}

func progress(_ candidates: Int...) throws -> RaterProgress {
  let list = TaskList(
    candidates.enumerated().map {
      RatingTask(id: "t\($0)", image: "i\($0)", candidates: Array(10..<10 + $1))
    })
  return RaterProgress(tasks: list, rater: try rater("ana"), labels: "d")
}

func session(_ name: String = "ana", labels: String = "d", format: Int = 1) throws -> JournalEvent {
  .session(
    SessionStart(
      format: format, program: "reassess 1", rater: try rater(name), host: "h", uid: 7, labels: labels,
      monotonic: 5))
}

func rating(_ task: Int, _ answers: Answer..., image: String? = nil) -> Rating {
  Rating(
    task: "t\(task)", image: image ?? "i\(task)",
    answers: answers.enumerated().map { LabelAnswer(label: 10 + $0, answer: $1) }, seconds: 2.5,
    picture: .shown)
}

extension RaterProgress {
  /// Applies events one second apart.
  mutating func apply(_ events: JournalEvent...) throws { try apply(events) }

  mutating func apply(_ events: [JournalEvent]) throws {
    for event in events {
      try apply(
        JournalEntry(seq: seq + 1, at: Timestamp(milliseconds: Int64(seq + 1) * 1000), event: event))
    }
  }

  /// All of the state that undo must restore.
  var snapshot: Snapshot {
    Snapshot(states: states, history: history, marks: marks, submitted: submittedCount)
  }
}

struct Snapshot: Equatable {
  var states: [TaskState]
  var history: History
  var marks: Marks
  var submitted: Int
}
