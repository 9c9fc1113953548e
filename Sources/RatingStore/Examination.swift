public import Ratings

/// What experts answered to the questions of a campaign's qualification, and how a rater's answers are judged by it.
public struct Examination: Sendable {
  /// What experts said of one question.
  public struct Verdict: Equatable, Sendable {
    /// Whether enough of them said yes.
    public var isTrue: Bool
    /// How many said yes, of how many.
    public var yes: Int, experts: Int

    /// Whether an answer is right: maybe never is.
    public func agrees(with answer: Answer?) -> Bool { answer == (isTrue ? .yes : .no) }
  }

  /// Why there can be no qualification.
  public enum Problem: Error, Equatable, Sendable {
    /// There are fewer tasks of purpose training than the first attempt needs.
    case fewTasks(needed: Int, found: Int)
    /// No expert answered a question.
    case noGold(task: String, label: Int)
  }

  /// The campaign's rules.
  public let rules: CampaignSettings.Qualification
  /// The tasks after which the rater is shown what experts answered.
  public let training: [Int]
  /// The tasks of each attempt at the test that there are tasks for.
  public let tests: [[Int]]
  private var verdicts: [Int: [Verdict]] = [:]

  /// Looks up what experts said of each question of the training and of all attempts that there are tasks for.
  public init(
    _ rules: CampaignSettings.Qualification, tasks: TaskList, gold: [GoldQuestion], yesShare: Double
  ) throws(Problem) {
    self.rules = rules
    training = Array(rules.trainingTasks(in: tasks))
    tests = rules.tests(in: tasks)
    guard training.count == rules.training, !tests.isEmpty else {
      throw .fewTasks(
        needed: rules.training + rules.test, found: tasks.indices.count { tasks.purpose(at: $0) == .training }
      )
    }
    let known = Dictionary(gold.map { ($0.question, Verdict($0, yesShare: yesShare)) }) { first, _ in first }
    for task in training + tests.joined() {
      let image = tasks.images[tasks.image(at: task)]
      verdicts[task] = try tasks.candidates(at: task).map { label throws(Problem) in
        guard let verdict = known[Question(image: image, label: label)] else {
          throw .noGold(task: tasks.id(at: task), label: label)
        }
        return verdict
      }
    }
  }

  /// What experts said of the task's candidates, where a rater is shown that after submitting it; nil: not shown.
  public func feedback(on task: Int, _ progress: RaterProgress) -> [Verdict]? {
    training.contains(task) ? verdicts[task] : nil
  }

  /// How many of a task's questions a rater answered right; what was put aside was not.
  public func right(on task: Int, _ progress: RaterProgress) -> Int {
    guard progress.phase(of: task) == .submitted else { return 0 }
    let answers = progress.answers(of: task)
    return (verdicts[task] ?? []).enumerated().count { $1.agrees(with: answers[$0]) }
  }

  /// The result of a test that is done and not in the journal yet; nil: there is none.
  public func result(_ progress: RaterProgress) -> QualificationResult? {
    guard case .done(let attempt) = rules.standing(of: progress) else { return nil }
    let test = tests[attempt - 1]
    let right = test.reduce(0) { $0 + self.right(on: $1, progress) }
    let questions = test.reduce(0) { $0 + progress.tasks.candidateCount(at: $1) }
    return QualificationResult(
      attempt: attempt, right: right, questions: questions,
      passed: Double(right) >= rules.passMark * Double(questions) - 1e-9)
  }
}

extension Examination.Verdict {
  fileprivate init(_ gold: GoldQuestion, yesShare: Double) {
    yes = gold.answers.count { $0.answer == .yes }
    experts = gold.answers.count
    isTrue = Double(yes) / Double(experts) >= yesShare
  }
}

extension Examination.Problem: CustomStringConvertible {
  /// What the lead has to mend.
  public var description: String {
    switch self {
    case .fewTasks(let needed, let found):
      "the qualification needs \(needed) tasks of purpose training, and tasks.jsonl has \(found)"
    case .noGold(let task, let label):
      "the qualification asks label \(label) of task \(task), which no expert answered in gold.jsonl"
    }
  }
}
