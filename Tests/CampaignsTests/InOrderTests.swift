import Synchronization
import Testing

@testable import Campaigns

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
