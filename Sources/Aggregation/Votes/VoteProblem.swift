/// Why votes given as numbers make no vote matrix.
public enum VoteProblem: Equatable, Sendable {
  /// Raters x answers is negative, or more than fits the votes' codes.
  case tooManyRaters(Int, answers: Int)
  /// The number of questions is negative or too large.
  case tooManyQuestions(Int)
  /// There are more votes than a matrix can hold.
  case tooManyVotes
  /// The columns contradict each other.
  case columnsDoNotFit(votes: Int)
  /// A vote's rater, answer or question is not there.
  case noSuchVote(rater: Int, answer: Int, question: Int)
  /// A rater voted on a question twice.
  case votedTwice(rater: Int, question: Int)
  /// The votes on a question do not stand in the order of the raters.
  case ratersDoNotAscend(question: Int)
  /// A question stands in two rows.
  case questionTwice(VoteTable.Row)
}

extension VoteProblem: CustomStringConvertible {
  /// The reason in words. Raters, questions, images and answers are counted from 0.
  public var description: String {
    switch self {
    case .tooManyRaters(let raters, let answers):
      "\(raters) raters with \(answers) answers do not fit into a vote table"
    case .tooManyQuestions(let questions): "\(questions) questions do not fit into a vote table"
    case .tooManyVotes: "more than \(VoteMatrix.limit) votes do not fit into a vote table"
    case .columnsDoNotFit(let votes): "the questions do not fit the \(votes) votes"
    case .noSuchVote(let rater, let answer, let question):
      "rater \(rater) with answer \(answer) to question \(question): one of them is out of range"
    case .votedTwice(let rater, let question): "rater \(rater) answers question \(question) twice"
    case .ratersDoNotAscend(let question): "the votes on question \(question) are not sorted by rater"
    case .questionTwice(let row): "label \(row.label) of image \(row.image) stands in two rows"
    }
  }
}
