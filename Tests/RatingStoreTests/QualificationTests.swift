import Ratings
import Testing

@testable import RatingStore

@Suite struct QualificationTests {
  private let rules = CampaignSettings.Qualification(training: 1, test: 2, passMark: 0.75, attempts: 2)

  /// Tasks t0 … t6: six of purpose training with two candidates each, and one to rate.
  private func fresh() throws -> RaterProgress {
    let list = (0..<7).map {
      RatingTask(
        id: "t\($0)", image: "i\($0)", candidates: [10, 11], purpose: $0 == 6 ? .rating : .training)
    }
    return RaterProgress(tasks: TaskList(list), rater: try rater("ana"), labels: "d")
  }

  private func examination(_ progress: RaterProgress) throws -> Examination {
    let gold = (0..<5).flatMap { image in
      [(10, Answer.yes), (11, .no)].map { label, answer in
        GoldQuestion(
          question: Question(image: "i\(image)", label: label),
          answers: [.init(expert: "e", answer: answer), .init(expert: "f", answer: answer)])
      }
    }
    return try Examination(rules, tasks: progress.tasks, gold: gold, yesShare: 0.6)
  }

  private func next(_ progress: RaterProgress) throws -> Int? {
    var settings = CampaignSettings(name: "")
    settings.qualification = rules
    return Ledger(tasks: progress.tasks, rules: ClaimRules(settings))
      .nextTask(for: try rater("ana"), progress: progress)
  }

  @Test func whoPassesGoesOnToTheRealTasks() throws {
    var progress = try fresh()
    let examination = try examination(progress)
    #expect(examination.training == [0] && examination.tests == [[1, 2], [3, 4]])
    #expect(rules.standing(of: progress) == .training)
    #expect(try next(progress) == 0)
    try progress.apply(.submit(rating(0, .maybe, .maybe)))
    #expect(examination.feedback(on: 0, progress)?.map(\.isTrue) == [true, false])
    #expect(examination.feedback(on: 1, progress) == nil)
    #expect(rules.standing(of: progress) == .test(attempt: 1))
    #expect(try next(progress) == 1)
    try progress.apply(.submit(rating(1, .yes, .no)))
    #expect(try next(progress) == 2 && examination.result(progress) == nil)
    try progress.apply(.submit(rating(2, .yes, .maybe)))
    let result = try #require(examination.result(progress))
    #expect(result == QualificationResult(attempt: 1, right: 3, questions: 4, passed: true))
    #expect(try next(progress) == nil)
    #expect(progress.taskCounts.total == 7)
    try progress.apply(.qualification(result))
    // Tasks 3 to 5 are for another attempt, which is not needed.
    #expect(progress.taskCounts.total == 4)
    #expect(rules.standing(of: progress) == .passed && examination.result(progress) == nil)
    #expect(try next(progress) == 6)
    try progress.apply(.submit(rating(6, .no, .no)))
    #expect(progress.taskCounts.submitted == progress.taskCounts.total)
  }

  @Test func whoFailsTriesOtherTasksAndThenNoMore() throws {
    var progress = try fresh()
    let examination = try examination(progress)
    try progress.apply(
      .submit(rating(0, .yes, .no)), .submit(rating(1, .yes, .yes)), .submit(rating(2, .yes, .yes)))
    let first = try #require(examination.result(progress))
    #expect(first == QualificationResult(attempt: 1, right: 2, questions: 4, passed: false))
    try progress.apply(.qualification(first))
    #expect(rules.standing(of: progress) == .test(attempt: 2))
    #expect(try next(progress) == 3)
    // What is put aside for good was not answered right.
    try progress.apply(
      .skip(task: "t3", reason: .cannotTell), .submit(rating(4, .yes, .no)),
      .skip(task: "t3", reason: .cannotTell))
    let second = try #require(examination.result(progress))
    #expect(second == QualificationResult(attempt: 2, right: 2, questions: 4, passed: false))
    try progress.apply(.qualification(second))
    #expect(progress.taskCounts.total == 7)
    #expect(rules.standing(of: progress) == .failed(second))
    #expect(try next(progress) == nil)
    var settings = CampaignSettings(name: "")
    settings.qualification = rules
    let ledger = Ledger(tasks: progress.tasks, rules: ClaimRules(settings))
    #expect(ledger.shortage(for: try rater("ana"), progress: progress).notQualified == .failed(second))
  }

  /// Without a qualification tasks of purpose training are given to everybody, as ever.
  @Test func withoutOneNothingIsAsked() throws {
    let progress = try fresh()
    let ledger = Ledger(tasks: progress.tasks, rules: ClaimRules(CampaignSettings(name: "")))
    #expect(ledger.nextTask(for: try rater("ana"), progress: progress) == 0)
    #expect(ledger.shortage(for: try rater("ana"), progress: progress).notQualified == nil)
  }

  @Test func whatIsMissingIsSaid() throws {
    let progress = try fresh()
    #expect(throws: Examination.Problem.noGold(task: "t0", label: 10)) {
      try Examination(rules, tasks: progress.tasks, gold: [], yesShare: 0.6)
    }
    let many = CampaignSettings.Qualification(training: 5, test: 2, passMark: 0, attempts: 1)
    #expect(throws: Examination.Problem.fewTasks(needed: 7, found: 6)) {
      try Examination(many, tasks: progress.tasks, gold: [], yesShare: 0.6)
    }
    #expect(many.standing(of: progress) == .failed(nil))
  }
}

extension CampaignSettings.Qualification {
  fileprivate init(training: Int, test: Int, passMark: Double, attempts: Int) {
    self.init()
    self.training = training
    self.test = test
    self.passMark = passMark
    self.attempts = attempts
  }
}
