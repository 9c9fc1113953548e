import Aggregation
import Testing

/// EM must not turn what everybody says into its opposite.
@Suite struct UnanimityTests {
  @Test func fewerThanThreeAnswersToAQuestionDetermineNothing() throws {
    for (rows, most) in [(["n", "n", "y"], 1), (["nn", "ym", "yy"], 2), (["nn.", ".ym", "y.y"], 2)] {
      #expect(throws: AggregationError.method(.notDetermined(mostVotes: most))) {
        try ExpectationMaximization(matrix(rows))
      }
    }
    _ = try ExpectationMaximization(matrix(["nnn", "yyy"]))
  }

  /// All tables of three raters and five questions, one of which all deny and one of which all say yes: a solution
  /// that is not refused accepts neither the first nor rejects the other.
  @Test func whatEverybodySaysIsNotTurnedRound() throws {
    let rows = "nmy".flatMap { a in "nmy".flatMap { b in "nmy".map { String([a, b, $0]) } } }
    var (given, refused) = (0, 0)
    for first in rows.indices {
      for second in first..<rows.count {
        for third in second..<rows.count {
          let votes = try matrix([rows[first], rows[second], rows[third], "nnn", "yyy"])
          do throws(AggregationError) {
            let scores = try ExpectationMaximization(votes).model.scores(of: votes)
            #expect(scores[3] <= 0.5 && scores[4] >= 0.5)
            given += 1
          } catch {
            refused += 1
          }
        }
      }
    }
    #expect(given > 500 && refused > 500)
  }

  /// Where truths are rare, a single yes of a rater who often errs is not enough: that is no reason to refuse.
  @Test func thePriorMayOutweighOneAnswer() throws {
    let sure = Array(repeating: "nnn", count: 40) + Array(repeating: "yyy", count: 4)
    let doubtful = Array(repeating: "nny", count: 12)
    let votes = try matrix(sure + doubtful + ["..y"])
    let scores = try ExpectationMaximization(votes).model.scores(of: votes)
    #expect(scores[scores.count - 1] < 0.5)
  }
}
