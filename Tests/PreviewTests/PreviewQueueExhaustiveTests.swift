import Testing

@testable import Preview

/// Whatever happens in whatever order: the model checks every action, and in the end the last wanted picture has come.
@Suite struct PreviewQueueExhaustiveTests {
  private func check(_ events: some Sequence<QueueModel.Event>) {
    var model = QueueModel()
    var isWaiting = false
    for event in events {
      let delivered = model.deliveries.count
      model.apply(event)
      if [.wantA, .wantB].contains(event) { isWaiting = true }
      if model.deliveries.count > delivered { isWaiting = false }
    }
    model.finish()
    #expect(model.wanted == nil)
    #expect(model.flight == nil && model.queue.deadline == nil)
    #expect(!isWaiting || !model.deliveries.isEmpty)
  }

  @Test func survivesEveryShortSequence() {
    let events = QueueModel.Event.allCases
    for length in 1...4 {
      var digits = Array(repeating: 0, count: length)
      repeat { check(digits.map { events[$0] }) } while digits.countUp(base: events.count)
    }
  }

  @Test func survivesLongRandomSequences() {
    var random = RandomNumbers(seed: 5)
    for _ in 0..<500 {
      check((0..<100).map { _ in QueueModel.Event.allCases.randomElement(using: &random) ?? .wantA })
    }
  }
}

extension [Int] {
  /// The next number of that many digits; false after the last.
  fileprivate mutating func countUp(base: Int) -> Bool {
    for index in indices {
      self[index] += 1
      if self[index] < base { return true }
      self[index] = 0
    }
    return false
  }
}
