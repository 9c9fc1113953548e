import Ratings
import Testing

@testable import RatingStore

@Suite struct QueueTests {
  @Test func tasksComeInTheOrderOfTheFile() throws {
    var progress = try progress(1, 1, 1)
    #expect(progress.nextTask() == 0)
    #expect(progress.upcoming(after: 0, limit: 2) == [1, 2])
    try progress.apply(.submit(rating(0, .yes)))
    #expect(progress.nextTask(after: 0) == 1)
    #expect(progress.nextTask() == 1)
  }

  @Test func tasksLeftBehindComeAfterTheLast() throws {
    var progress = try progress(1, 1, 1)
    try progress.apply(.submit(rating(2, .yes)))
    #expect(progress.upcoming(after: 2, limit: 9) == [0, 1])
    #expect(progress.upcoming(after: 1, limit: 9) == [0])
  }

  @Test func skippedTasksReturnOnceAtTheEnd() throws {
    var progress = try progress(1, 1, 1)
    try progress.apply(.skip(task: "t1", reason: .other), .skip(task: "t0", reason: .missing))
    #expect(progress.upcoming(after: 0, limit: 9) == [2, 1, 0])
    try progress.apply(.submit(rating(2, .no)))
    #expect(progress.nextTask(after: 2) == 1)
    #expect(progress.upcoming(after: 1, limit: 9) == [0, 1])
    try progress.apply(.skip(task: "t1", reason: .other))
    #expect(progress.nextTask(after: 1) == 0)
    try progress.apply(.submit(rating(0, .no)))
    #expect(progress.nextTask() == nil)
    #expect(progress.nextTask(after: 0) == nil)
    #expect(progress.taskCounts == .init(total: 3, submitted: 2, skippedOnce: 0, skippedForGood: 1))
  }

  @Test func theOnlyTaskReturnsWhenSkipped() throws {
    var progress = try progress(1)
    try progress.apply(.skip(task: "t0", reason: .other))
    #expect(progress.nextTask(after: 0) == 0)
    try progress.apply(.skip(task: "t0", reason: .other))
    #expect(progress.nextTask(after: 0) == nil)
  }

  @Test func aStartGoesBackToTheUnfinishedTask() throws {
    var progress = try progress(2, 2, 2)
    try progress.apply(
      .answer(task: "t2", label: 10, answer: .no), .answer(task: "t1", label: 10, answer: .no))
    #expect(progress.nextTask() == 1)
    try progress.apply(.skip(task: "t1", reason: .other))
    #expect(progress.nextTask() == 2)
    try progress.apply(.answer(task: "t1", label: 11, answer: .yes))
    #expect(progress.nextTask() == 1)
    try progress.apply(.submit(rating(1, .no, .yes)), .submit(rating(2, .no, .yes)))
    #expect(progress.nextTask() == 0)
  }

  @Test func aCampaignWithoutTasksHasNothingToDo() throws {
    let progress = try progress()
    #expect(progress.nextTask() == nil)
    #expect(progress.upcoming(after: nil, limit: 3).isEmpty)
  }
}
