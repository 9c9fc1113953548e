import Ratings
import Testing

@testable import RatingStore

@Suite struct ConsistencyTests {
  /// Only questions of both tasks count, wherever they stand in them.
  @Test func repeatsAreComparedByLabel() throws {
    let list = TaskList([
      RatingTask(id: "t0", image: "i0", candidates: [10, 11]),
      RatingTask(id: "t1", image: "i0", candidates: [12, 11, 10], purpose: .repeat, of: "t0"),
      RatingTask(id: "t2", image: "i0", candidates: [10], purpose: .repeat, of: "t0"),
    ])
    var progress = RaterProgress(tasks: list, rater: try rater("ana"), labels: "d")
    #expect(progress.consistency == Consistency())
    func given(_ task: String, _ answers: [(Int, Answer)]) -> JournalEvent {
      .submit(
        Rating(
          task: task, image: "i0", answers: answers.map { LabelAnswer(label: $0.0, answer: $0.1) },
          seconds: 1,
          picture: .shown))
    }
    try progress.apply(given("t1", [(12, .yes), (11, .no), (10, .maybe)]))
    #expect(progress.consistency.questions == 0)
    try progress.apply(given("t0", [(10, .yes), (11, .no)]))
    #expect(progress.consistency.questions == 2 && progress.consistency.same == 1)
    try progress.apply(given("t2", [(10, .yes)]))
    #expect(progress.consistency.questions == 3 && progress.consistency.same == 2)
  }
}
