import Aggregation
import JSONLines
import Ratings
import Reporting
import Testing

@Suite struct ScoreLinesTests {
  private let names = ["a", "b \"quoted\" \\ \u{1}\u{1F600}", String(repeating: "long ", count: 100)]
  private let numbers = [0, 1, 0.5, 1 / 3.0, 5.8423161573140974e-05, 0.999999994013284, .nan, 1e-300]
  private let counts = [0, 9, 10, 99, 100, 999, 1000, 1_234_567]

  /// The lines are those that a JSONWriter gives key by key.
  @Test func linesAreAsAWriterGivesThem() throws {
    let ratings = try CampaignRatings(images: names.map { CampaignImage(id: $0, file: $0) }, tasks: [])
    var scores: [QuestionScore] = []
    for image in names.indices {
      for (place, number) in numbers.enumerated() {
        for decision in Decision.allCases {
          scores.append(
            QuestionScore(
              question: VoteTable.Row(image: image, label: place == 7 ? .max : counts[place]), score: number,
              decision: decision,
              tally: Tally(no: counts[place], maybe: counts[7 - place], yes: counts[(place + 3) % 8])))
        }
      }
    }
    var plain = JSONWriter()
    for score in scores { plain.line(score, image: names[score.question.image]) }
    #expect(ResultFiles.scores(scores[...], of: ratings) == plain.bytes)
    #expect(ResultFiles.scores([], of: ratings).isEmpty)
    let middle = scores[20..<40]
    #expect(
      ResultFiles.scores(scores[..<20], of: ratings) + ResultFiles.scores(middle, of: ratings)
        + ResultFiles.scores(scores[40...], of: ratings) == plain.bytes)
  }
}

extension JSONWriter {
  fileprivate mutating func line(_ score: QuestionScore, image: String) {
    object { json in
      json.member("image", image)
      json.member("label", score.question.label)
      json.key("score")
      json.number(score.score)
      json.member("decision", score.decision.rawValue)
      json.member("no", score.tally.no)
      json.member("maybe", score.tally.maybe)
      json.member("yes", score.tally.yes)
    }
    endLine()
  }
}
