import Aggregation
import Ratings
import Testing

@Suite struct MajorityVoteTests {
  private static let examples: [(String, Decision, Double)] = [
    ("yyy", .yes, 1), ("ymm", .yes, 2.0 / 3), ("yyn", .yes, 2.0 / 3), ("ymn", .tie, 0.5),
    ("mmm", .tie, 0.5), ("yn", .tie, 0.5), ("m", .tie, 0.5), ("ynn", .no, 1.0 / 3), ("mmn", .no, 1.0 / 3),
    ("nnn", .no, 0.0), ("ymmmn", .tie, 0.5), ("yymnn", .tie, 0.5), ("yyynn", .yes, 0.6),
  ]

  @Test(arguments: examples)
  func byHand(_ letters: String, _ decision: Decision, _ score: Double) {
    let tally = tally(letters.map(answer))
    #expect(MajorityVote.decision(for: tally) == decision)
    #expect(MajorityVote.score(for: tally) == score)
  }

  @Test func noAnswersDecideNothing() {
    #expect(MajorityVote.decision(for: Tally()) == nil)
    #expect(MajorityVote.score(for: Tally()) == nil)
  }

  /// Each answer moves a balance: yes one up, no one down, maybe not at all.
  @Test func everyMultisetOfUpToFiveVotes() {
    for no in 0...5 {
      for maybe in 0...5 - no {
        for yes in 0...5 - no - maybe where no + maybe + yes > 0 {
          let tally = Tally(no: no, maybe: maybe, yes: yes)
          let balance = yes - no
          #expect(
            MajorityVote.decision(for: tally) == (balance > 0 ? .yes : balance == 0 ? .tie : .no), "\(tally)")
          let halves = Double(balance + tally.total) / Double(2 * tally.total)
          #expect(abs((MajorityVote.score(for: tally) ?? -1) - halves) < 1e-15, "\(tally)")
        }
      }
    }
  }

  @Test func scoresFollowTheTableAndLeaveUnansweredQuestionsOut() throws {
    var campaign = SmallCampaign()
    campaign.task("a", [7, 3])
    campaign.task("b", [1])
    campaign.task("a", [5])
    campaign.rater("ana", ["yn", "", "m"])
    campaign.rater("ben", ["yy", "", "y"])
    let scores = MajorityVote.scores(for: VoteTable(try campaign.ratings()))
    #expect(scores.map(\.question.label) == [7, 3, 5])
    #expect(scores.map(\.score) == [1, 0.5, 0.75])
    #expect(scores.map(\.decision) == [.yes, .tie, .yes])
    #expect(scores.map(\.tally) == [Tally(yes: 2), Tally(no: 1, yes: 1), Tally(maybe: 1, yes: 1)])
  }

  private func tally(_ answers: [Answer]) -> Tally {
    var tally = Tally()
    for answer in answers { tally[answer] += 1 }
    return tally
  }
}
