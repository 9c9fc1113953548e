import Ratings
import Testing

@Suite("Names are their bytes")
struct ExactNameTests {
  /// é as one Unicode scalar, and as two.
  private let names = ["caf\u{E9}", "cafe\u{301}"]

  @Test func namesThatOnlyLookTheSameDiffer() {
    #expect(names[0] == names[1])
    #expect(Set(names.map(ExactName.init)).count == 2)
    #expect(ExactName(names[0]) == ExactName("caf" + "\u{E9}"))
    #expect(ExactName("") != ExactName("a") && ExactName("a") != ExactName("ab"))
  }

  @Test func questionsAboutThemDiffer() {
    let questions = names.flatMap { [Question(image: $0, label: 1), Question(image: $0, label: 2)] }
    #expect(Set(questions + questions).count == 4)
    #expect(questions[0] != questions[2])
  }
}
