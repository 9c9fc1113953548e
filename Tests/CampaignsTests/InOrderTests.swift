import Glibc
import Synchronization
import Testing
import Threads

@Suite struct InOrderTests {
  @Test(arguments: [0, 1, 2, 3, 500]) func piecesAreTakenInTheirOrder(count: Int) {
    for _ in 0..<20 {
      var taken: [Int] = []
      let made = Mutex<Set<Int>>([])
      inOrder(count) { piece in
        made.withLock { _ = $0.insert(piece) }
        return piece
      } take: { (piece: Int) in
        taken.append(piece)
      }
      #expect(taken == Array(0..<count))
      #expect(made.withLock { $0.count } == count)
    }
  }

  /// Whoever makes waits for whoever takes: else all of a large file would be in memory.
  @Test func notMuchIsMadeAhead() {
    let made = Atomic(0)
    var (taken, most) = (0, 0)
    inOrder(1000) { piece in
      made.wrappingAdd(1, ordering: .relaxed)
      return piece
    } take: { (_: Int) in
      // As long as anything more is made, for a while: taking is slow.
      var before = -1
      for _ in 0..<100 where before != made.load(ordering: .relaxed) {
        before = made.load(ordering: .relaxed)
        for _ in 0..<20 { sched_yield() }
      }
      taken += 1
      most = max(most, made.load(ordering: .relaxed) - taken)
    }
    #expect(taken == 1000 && most <= 66)
  }

  private struct Refusal: Error, Equatable {
    var piece: Int
  }

  @Test func nothingIsTakenAfterARefusal() {
    for refused in 0..<20 {
      var taken: [Int] = []
      #expect(throws: Refusal(piece: refused)) {
        try inOrder(20) {
          $0
        } take: { (piece: Int) throws(Refusal) in
          if piece == refused { throw Refusal(piece: piece) }
          taken.append(piece)
        }
      }
      #expect(taken == Array(0..<refused))
    }
  }
}
