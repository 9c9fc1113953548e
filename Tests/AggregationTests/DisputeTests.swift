import Testing

@testable import Aggregation

@Suite struct DisputeTests {
  /// The share of ordered pairs of different answers, pair by pair.
  private static func byPairs(_ tally: Tally) -> Double {
    let answers =
      [Int](repeating: 0, count: tally.no) + [Int](repeating: 1, count: tally.maybe)
      + [Int](repeating: 2, count: tally.yes)
    var (different, pairs) = (0, 0)
    for one in answers.indices {
      for other in answers.indices where other != one {
        pairs += 1
        different += answers[one] == answers[other] ? 0 : 1
      }
    }
    return pairs == 0 ? 0 : Double(different) / Double(pairs)
  }

  @Test func disagreementIsTheShareOfPairsThatDiffer() {
    for no in 0...4 {
      for maybe in 0...4 {
        for yes in 0...4 {
          let tally = Tally(no: no, maybe: maybe, yes: yes)
          #expect(abs(Dispute.disagreement(of: tally) - Self.byPairs(tally)) < 1e-12)
        }
      }
    }
  }

  @Test func theMostDisputedComeFirstAndAgreementIsNoDispute() throws {
    var campaign = SmallCampaign()
    campaign.task("a", [1, 2])
    campaign.task("b", [1, 2])
    campaign.task("c", [1])
    campaign.task("b", [3])
    campaign.rater("ana", ["yn", "yy", "y", "n"])
    campaign.rater("ben", ["yy", "nn", "y", "m"])
    let table = VoteTable(try campaign.ratings())
    let disputes = Dispute.greatest(5, in: table)
    #expect(disputes.map(\.image) == [1, 0])
    #expect(disputes.map(\.amount) == [3, 1])
    #expect(disputes[0].rows.map { table.rows[$0].label } == [1, 2, 3])
    #expect(Dispute.greatest(1, in: table).count == 1)
    #expect(Dispute.greatest(0, in: table).isEmpty)
  }
}
