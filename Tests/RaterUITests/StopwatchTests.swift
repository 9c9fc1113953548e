import Testing

@testable import RaterUI

/// The time of each task, looks added up, and nothing kept of what is submitted.
@Suite struct StopwatchTests {
  @Test func looksAddUp() {
    var watch = Stopwatch()
    watch.show(0, at: 1000)
    watch.show(1, at: 3000)
    watch.show(0, at: 4000)
    watch.show(0, at: 4500)
    #expect(watch.seconds(of: 0) == 2.5)
    #expect(watch.seconds(of: 1) == 1)
    watch.add(2, to: 0)
    #expect(watch.seconds(of: 0) == 4.5)
  }

  @Test func aSubmittedTaskLeavesNothing() {
    var watch = Stopwatch()
    for task in 0..<100 {
      watch.show(task, at: task * 10)
      watch.show(task, at: task * 10 + 5)
      watch.forget(task)
    }
    watch.show(nil, at: 2000)
    #expect(watch.remembered == 0)
    watch.show(7, at: 3000)
    watch.show(7, at: 3500)
    #expect(watch.seconds(of: 7) == 0.5)
  }
}
