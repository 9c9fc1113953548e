import Ratings
import Testing

@testable import RatingStore

@Suite struct HistoryTests {
  private static var actions: [History.Action] {
    [.gap, .submitted, .remarked] + SkipReason.allCases.map { .skipped($0) }
      + (0..<8).flatMap { candidate in
        Answer.allCases.map { .answered(candidate: candidate, $0) }
      }
  }

  /// Every action comes back, of the first and the last task that there can be.
  @Test func aStepHoldsEveryAction() {
    #expect(MemoryLayout<History.Step>.stride == 8)
    for action in Self.actions {
      for task in [0, 1, 40_000, (1 << 27) - 1] as [Int32] {
        var step = History.Step(task: task, previous: 7, action: action)
        #expect(step.task == task && step.previous == 7 && step.action == action)
        for other in Self.actions {
          step.action = other
          #expect(step.task == task && step.action == other)
        }
      }
    }
  }
}
