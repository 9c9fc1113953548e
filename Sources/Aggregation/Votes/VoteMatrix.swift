/// Who gave which answer to which question, as bare numbers: raters x questions, most cells empty.
///
/// Raters, questions and answers are numbered from 0. A rater answers a question once or not at all. This is
/// what the methods read; `VoteTable` says which image and label each question is about.
///
/// A vote is one number, its code: rater x answers + answer. The codes lie in one array, question after
/// question, ascending within a question (compressed sparse rows), in one byte each where raters x answers
/// is at most 256, else in two or four. So 92 million votes of 85 raters on 18.5 million questions take
/// 167 MB.
public struct VoteMatrix: Equatable, Sendable {
  /// One rater's answer to a question.
  public struct Vote: Equatable, Sendable {
    /// The rater's number.
    public let rater: Int
    /// The answer's number.
    public let answer: Int
  }

  /// How many raters there are, those without votes included.
  public let raterCount: Int
  /// How many different answers there are, those never given included.
  public let answerCount: Int
  /// Where each question's votes begin in `codes`; one more than questions.
  let starts: [UInt32]
  let codes: PackedIntegers

  /// Takes over what was checked.
  init(raterCount: Int, answerCount: Int, starts: [UInt32], codes: PackedIntegers) {
    self.raterCount = raterCount
    self.answerCount = answerCount
    self.starts = starts
    self.codes = codes
  }

  /// How many questions there are, those without votes included.
  public var questionCount: Int { starts.count - 1 }
  /// How many votes there are.
  public var voteCount: Int { codes.count }
  /// How many codes there can be: raters x answers.
  var codeCount: Int { raterCount * answerCount }

  /// The votes on a question, by rater.
  public func votes(on question: Int) -> some RandomAccessCollection<Vote> & Sendable {
    places(of: question).lazy.map { place in
      let (rater, answer) = codes[place].quotientAndRemainder(dividingBy: answerCount)
      return Vote(rater: rater, answer: answer)
    }
  }

  /// How many votes a question has.
  public func voteCount(on question: Int) -> Int { places(of: question).count }

  /// Adds the votes on a question to counts by answer.
  func count(votesOn question: Int, into counts: inout [Int]) {
    for place in places(of: question) { counts[codes[place] % answerCount] += 1 }
  }

  /// How many votes there are of each code.
  var votesOfCode: [Int] {
    var counts = [Int](repeating: 0, count: codeCount)
    for place in 0..<codes.count { counts[codes[place]] += 1 }
    return counts
  }

  /// Where a question's votes stand in `codes`.
  func places(of question: Int) -> Range<Int> { Int(starts[question])..<Int(starts[question + 1]) }

  /// How many votes the question with the most votes has.
  var mostVotesOnAQuestion: Int {
    zip(starts, starts.dropFirst()).reduce(0) { max($0, Int($1.1 - $1.0)) }
  }
}
