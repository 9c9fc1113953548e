import JSONLines
import RatingStore
import Ratings
import Synchronization
import Testing

@testable import Campaigns
import Threads

@Suite struct AlongsideTests {
  @Test func bothAreDoneBeforeItReturns() {
    for number in 0..<200 {
      var mine = 0
      let (first, second) = alongside {
        "\(number)"
      } _: {
        mine = number
        return [number]
      }
      #expect(first == "\(number)" && second == [number] && mine == number)
    }
  }

  /// Two that can only meet when neither waits for the other to end.
  private final class Meeting: Sendable {
    private let count = Atomic(0)

    /// Says that one is here; whether the other comes in time.
    func meet() -> Bool {
      count.add(1, ordering: .sequentiallyConsistent)
      let deadline = ContinuousClock.now + .seconds(20)
      while ContinuousClock.now < deadline {
        if count.load(ordering: .sequentiallyConsistent) == 2 { return true }
      }
      return false
    }
  }

  @Test func theyAreDoneAtTheSameTime() {
    let meeting = Meeting()
    let (first, second) = alongside {
      meeting.meet()
    } _: {
      meeting.meet()
    }
    #expect(first && second)
  }

  private static let tasks = """
    {"task":"r","image":"y","candidates":[5],"purpose":"repeat","of":"a"}
    {"candidates":[70000, 0],"purpose":"gold","image":"x","task":"g"}
    {"task":"a","image":"y","candidates":[0,5],"purpose":"rating"}
    {"task":"b","image":"\\u0078","candidates":[5]}

    """

  /// Tasks read before the images are known are the same as tasks read after.
  @Test func tasksDoNotNeedTheImagesFirst() throws {
    let temporary = try TemporaryCampaign()
    try temporary.write("tasks.jsonl", Self.tasks)
    let (labels, images) = (LabelSet(nil), try temporary.folder.load().images.ids)
    let draft = try #require(temporary.folder.draftTasks())
    var problems: [FileProblem] = []
    let known = try #require(temporary.folder.readTasks(labels: labels, images: images, &problems))
    let tasks = try #require(draft.tasks(images: images, labels: LabelSet(nil)))
    #expect(problems.isEmpty && tasks.count == 4)
    #expect(Array(tasks) == Array(known))
    #expect(tasks.indices.map(tasks.image(at:)) == known.indices.map(known.image(at:)))
  }

  @Test(arguments: [
    #"{"task":"c","image":"nowhere","candidates":[5]}"#,
    #"{"task":"c","image":"x","candidates":[5],"purpose":"repeat","of":"b"}"#,
  ])
  func whatDoesNotGoWithTheImagesIsLeftToTheOtherReader(line: String) throws {
    let temporary = try TemporaryCampaign()
    let images = try temporary.folder.load().images.ids
    try temporary.write(
      "tasks.jsonl", #"{"task":"b","image":"y","candidates":[5]}"# + "\n" + line + "\n")
    let draft = try #require(temporary.folder.draftTasks())
    #expect(draft.tasks(images: images, labels: LabelSet(nil)) == nil)
  }

  @Test func whatIsWrongInItselfIsNoDraft() throws {
    let temporary = try TemporaryCampaign()
    let line = #"{"task":"b","image":"y","candidates":[5]}"# + "\n"
    try temporary.write("tasks.jsonl", line + line)
    #expect(temporary.folder.draftTasks() == nil)
  }
}
