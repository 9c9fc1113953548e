import Ratings
import Testing

@testable import Aggregation

@Suite struct MajorityVerdictTests {
  /// All ways in which up to five reviewers can say something, against counting by hand.
  @Test(arguments: 0...5) func theMostFrequentVerdictWins(reviewers: Int) {
    let words = Verdict.Word.allCases
    var count = 1
    for _ in 0..<reviewers { count *= words.count }
    for number in 0..<count {
      var rest = number
      let given = (0..<reviewers).map { _ -> Verdict in
        defer { rest /= words.count }
        return Verdict(words[rest % words.count])
      }
      let majority = MajorityVerdict(given)
      guard reviewers > 0 else {
        #expect(majority == nil)
        continue
      }
      let counts = words.map { word in given.count { $0.word == word } }
      let ranked = counts.sorted(by: >)
      let isTie = ranked[0] == ranked[1]
      #expect(majority?.isTie == isTie)
      let winner = isTie ? .undecided : words[counts.firstIndex(of: ranked[0]) ?? 0]
      #expect(majority?.verdict == Verdict(winner))
      #expect(words.map { majority?.votes[$0] ?? 0 } == counts)
    }
  }

  @Test func kindAndSeverityAreThoseOfMostWhoSayItIsAMistake() {
    let verdicts = [
      Verdict(.clearMistake, category: .fineGrained, severity: .minor),
      Verdict(.clearMistake, category: .fineGrained, severity: .major),
      Verdict(.clearMistake, category: .nonPrototypical), Verdict(.notAMistake),
    ]
    #expect(MajorityVerdict(verdicts)?.verdict == Verdict(.clearMistake, category: .fineGrained))
    let others = [
      Verdict(.clearMistake, category: .fineGrained), Verdict(.notAMistake), Verdict(.notAMistake),
    ]
    #expect(MajorityVerdict(others)?.verdict == Verdict(.notAMistake))
  }

  private func table(_ verdicts: [[Verdict.Word?]]) throws -> VerdictTable {
    let mistakes = (0..<(verdicts.first?.count ?? 0)).map {
      Mistake(
        id: "m\($0)", image: "i\($0 / 2)", models: $0 == 0 ? ["a", "b"] : ["b"], prediction: $0, reference: []
      )
    }
    let reviewers = try ["eve", "fay", "gus"].prefix(verdicts.count).map { try #require(RaterName($0)) }
    return VerdictTable(
      mistakes: mistakes, reviewers: reviewers,
      verdicts: verdicts.map { $0.map { $0.map { Verdict($0) } } })
  }

  @Test func modelsAreCountedByMajority() throws {
    let table = try table([[.clearMistake, .notAMistake, nil], [.clearMistake, .clearMistake, nil]])
    let counts = VerdictCounts.byModel(table)
    #expect(counts.map(\.model) == ["a", "b"] && counts.map(\.mistakes) == [1, 3])
    #expect(counts.map(\.reviewed) == [1, 2] && counts.map(\.ties) == [0, 1])
    #expect(counts[1].words == [.clearMistake: 1, .undecided: 1])
  }

  @Test func agreementIsThatOfTheAnswersThatVerdictsAre() throws {
    let same = try table([[.clearMistake, .notAMistake], [.clearMistake, .notAMistake]]).agreement(seed: 1)
    #expect(same[.percent].value == 1 && same[.alphaNominal].value == 1 && same.questions == 2)
    let none = try table([[.clearMistake, nil], [nil, .undecided]]).agreement(seed: 1)
    #expect(none[.percent].value == nil && none.questions == 0)
    let empty = try table([]).agreement(seed: 1)
    #expect(empty.answers == 0)
  }
}
