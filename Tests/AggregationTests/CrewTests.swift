import Synchronization
import Testing

@testable import Aggregation

@Suite struct CrewTests {
  private final class Tally: Sendable {
    let next = Atomic(0)
    let sum = Atomic(0)
  }

  /// Each piece is done once, by whomever, and all are done when `run` returns; also by a crew of one.
  @Test(arguments: [0, 1, 3]) func everyPieceIsDoneOnce(helpers: Int) {
    let crew = Crew(helpers: helpers)
    for pieces in 0..<300 {
      let tally = Tally()
      crew.run {
        while true {
          let piece = tally.next.add(1, ordering: .relaxed).oldValue
          guard piece < pieces else { return }
          tally.sum.add(piece + 1, ordering: .relaxed)
        }
      }
      #expect(tally.sum.load(ordering: .relaxed) == pieces * (pieces + 1) / 2)
    }
  }

  /// Two that can only meet when both are at work at the same time.
  @Test func helpersHelp() {
    let crew = Crew(helpers: 1)
    let deadline = ContinuousClock.now + .seconds(20)
    var met = false
    while !met, ContinuousClock.now < deadline {
      let tally = Tally()
      crew.run {
        tally.next.add(1, ordering: .relaxed)
        let soon = ContinuousClock.now + .milliseconds(50)
        while tally.next.load(ordering: .relaxed) < 2, ContinuousClock.now < soon {}
        if tally.next.load(ordering: .relaxed) == 2 { tally.sum.add(1, ordering: .relaxed) }
      }
      met = tally.sum.load(ordering: .relaxed) > 0
    }
    #expect(met)
  }
}
