public import Ratings

/// How a rater did in one attempt at the test of a campaign's qualification.
public struct QualificationResult: Equatable, Sendable {
  /// Which attempt it was, counted from 1.
  public var attempt: Int
  /// The questions answered as the experts did; maybe is never right.
  public var right: Int
  /// All questions of the test.
  public var questions: Int
  /// Whether that reached the pass mark at the time.
  public var passed: Bool

  /// Makes a result from its four parts.
  public init(attempt: Int, right: Int, questions: Int, passed: Bool) {
    self.attempt = attempt
    self.right = right
    self.questions = questions
    self.passed = passed
  }
}

/// Where a rater is on the way to being qualified.
public enum QualificationStanding: Equatable, Sendable {
  /// At the tasks after which the experts' answers are shown.
  case training
  /// At the test.
  case test(attempt: Int)
  /// The test is done and its result is not in the journal yet.
  case done(attempt: Int)
  case passed
  /// Not passed, and no attempt is left.
  case failed(QualificationResult?)
}

extension CampaignSettings.Qualification {
  /// Where a rater stands.
  public func standing(of progress: RaterProgress) -> QualificationStanding {
    let results = progress.qualifications
    if results.contains(where: \.passed) { return .passed }
    let attempt = results.count + 1
    let tests = testTasks(attempt, in: progress.tasks)
    guard attempt <= attempts, !tests.isEmpty else { return .failed(results.last) }
    if trainingTasks(in: progress.tasks).contains(where: progress.isToDo) { return .training }
    return tests.contains(where: progress.isToDo) ? .test(attempt: attempt) : .done(attempt: attempt)
  }

  /// The tasks after which the experts' answers are shown: the first of purpose training.
  func trainingTasks(in tasks: TaskList) -> ArraySlice<Int> { tasks.training.prefix(training) }

  /// The tasks of an attempt at the test: each attempt has the next ones of purpose training. Empty: there are not as
  /// many left.
  func testTasks(_ attempt: Int, in tasks: TaskList) -> ArraySlice<Int> {
    let rest = tasks.training.dropFirst(training).dropFirst((attempt - 1) * test).prefix(test)
    return rest.count == test ? rest : []
  }

  /// The tasks of each attempt that there are tasks for.
  func tests(in tasks: TaskList) -> [[Int]] {
    let rest = Array(tasks.training.dropFirst(training))
    return (0..<min(attempts, rest.count / test)).map { Array(rest[$0 * test..<($0 + 1) * test]) }
  }

  /// What a rater who has not passed has to do, in this order; what was put aside once comes at the end of its part.
  func toDo(_ progress: RaterProgress) -> [Int] {
    let tasks: [Int]
    switch standing(of: progress) {
    case .training:
      // The test can be prepared meanwhile.
      let next = testTasks(progress.qualifications.count + 1, in: progress.tasks)
      tasks = inOrder(trainingTasks(in: progress.tasks), progress) + next
    case .test(let attempt): tasks = inOrder(testTasks(attempt, in: progress.tasks), progress)
    case .done, .passed, .failed: tasks = []
    }
    return tasks.filter(progress.isToDo)
  }

  private func inOrder(_ tasks: ArraySlice<Int>, _ progress: RaterProgress) -> [Int] {
    tasks.filter { progress.phase(of: $0) == .open } + tasks.filter { progress.phase(of: $0) == .skippedOnce }
  }
}

extension RaterProgress {
  fileprivate func isToDo(_ task: Int) -> Bool {
    switch phase(of: task) {
    case .open, .skippedOnce: true
    case .submitted, .skippedForGood: false
    }
  }
}

extension TaskList {
  /// The tasks of purpose training, in their order.
  fileprivate var training: [Int] { indices.filter { purpose(at: $0) == .training } }
}
