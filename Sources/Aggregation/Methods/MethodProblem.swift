/// Why a method cannot work with these votes or this gold.
public enum MethodProblem: Equatable, Sendable {
  /// There is no gold to count from.
  case noGold
  /// Gold has no question of one of the truths.
  case oneSidedGold(missingTruth: Int, questions: Int)
  /// No rater has answered enough gold questions.
  case tooFewGoldAnswers(most: Int, minimum: Int)
  /// The original label cannot be an extra rater: too few gold images have one.
  case tooFewOriginalLabels(Int, minimum: Int)
  /// There are no votes to fit a model to.
  case noVotes
  /// A parameter is outside its range.
  case parameter(String, Double)
  /// The fitted truths do not mean what they are called: the answer that speaks for a truth is not given more
  /// often where it holds.
  case flipped(truth: Int, whereTrue: Double, elsewhere: Double)
  /// No question has the three votes that it takes to tell raters from truths.
  case notDetermined(mostVotes: Int)
  /// So many questions on which everybody gave the answer that stands for a truth came out as another.
  case unanimityDenied(truth: Int, questions: Int)
}

extension MethodProblem: CustomStringConvertible {
  /// The reason in words, and what can be done.
  public var description: String { advice.map { "\(reason); \($0)" } ?? reason }

  /// The reason in words. Truths are counted from 0.
  public var reason: String {
    switch self {
    case .noGold: "there is no gold to count from"
    case .oneSidedGold(let truth, let questions):
      "none of the \(questions) gold questions has truth \(truth)\(truth == 0 ? " (no)" : truth == 1 ? " (yes)" : "")"
    case .tooFewGoldAnswers(let most, let minimum):
      "no rater has answered \(minimum) gold questions, the minimum (at most \(most))"
    case .tooFewOriginalLabels(let count, let minimum):
      """
      the original label cannot be an extra rater: \(count) gold questions are about images that have one, the \
      minimum is \(minimum)
      """
    case .noVotes: "there are no votes"
    case .parameter(let name, let value): "\(name) cannot be \(value)"
    case .flipped(let truth, let whereTrue, let elsewhere):
      """
      EM came out upside down: \(truth == 1 ? "yes" : "answer \(truth)") is not given more often to true questions \
      (\(percent(whereTrue))) than to others (\(percent(elsewhere)))
      """
    case .notDetermined(let most):
      """
      no question has more than \(most) answer\(most == 1 ? "" : "s"), and without gold the model takes three to the \
      same question
      """
    case .unanimityDenied(let truth, let questions):
      """
      EM found no trustworthy solution: of \(questions) question\(questions == 1 ? "" : "s") everybody says \
      \(truth == 0 ? "no" : truth == 1 ? "yes" : "truth \(truth)") and the solution the opposite
      """
    }
  }

  /// What can be done, where there is something.
  private var advice: String? {
    switch self {
    case .noGold: "add gold, or use method em or majority"
    case .oneSidedGold: "add such gold, or use method em or majority"
    case .tooFewGoldAnswers: "have more gold answered, lower the minimum, or use method em or majority"
    case .flipped, .notDetermined, .unanimityDenied: "use method gold or majority"
    case .tooFewOriginalLabels, .noVotes, .parameter: nil
    }
  }

  private func percent(_ share: Double) -> String { "\((share * 1000).rounded() / 10) %" }
}
