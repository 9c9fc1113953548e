extension VoteMatrix {
  /// The same votes with other answers: `answers[old]` is the new one, or nil where the vote is dropped.
  ///
  /// For kappas of one answer against the rest, or for methods that have no place for maybe.
  public func recoded(_ answers: [Int?], answerCount newCount: Int) throws(AggregationError) -> VoteMatrix {
    var builder = try Builder(raterCount: raterCount, answerCount: newCount, questionCount: questionCount)
    builder.reserveCapacity(voteCount)
    for question in 0..<questionCount {
      for vote in votes(on: question) {
        guard vote.answer < answers.count, let answer = answers[vote.answer] else { continue }
        try builder.append(rater: vote.rater, answer: answer, question: question)
      }
    }
    return try builder.build()
  }

  /// The same votes and those of one more rater, who is numbered last; nil: does not vote on the question.
  public func appendingRater(_ answer: (_ question: Int) -> Int?) throws(AggregationError) -> VoteMatrix {
    try Self.check(raterCount: raterCount + 1, answerCount: answerCount)
    var codes = PackedIntegers(below: codeCount + answerCount)
    codes.reserveCapacity(voteCount + questionCount)
    var starts: [UInt32] = [0]
    starts.reserveCapacity(questionCount + 1)
    for question in 0..<questionCount {
      for place in places(of: question) { codes.append(self.codes[place]) }
      if let answer = answer(question) {
        guard (0..<answerCount).contains(answer), codes.count < Self.limit else {
          throw .votes(.noSuchVote(rater: raterCount, answer: answer, question: question))
        }
        codes.append(codeCount + answer)
      }
      starts.append(UInt32(codes.count))
    }
    return VoteMatrix(raterCount: raterCount + 1, answerCount: answerCount, starts: starts, codes: codes)
  }

  /// The votes on some of the questions, in the order asked for.
  public func selecting(_ questions: some Sequence<Int>) -> VoteMatrix {
    var codes = PackedIntegers(below: codeCount)
    var starts: [UInt32] = [0]
    for question in questions {
      codes.append(places(of: question), of: self.codes)
      starts.append(UInt32(codes.count))
    }
    return VoteMatrix(raterCount: raterCount, answerCount: answerCount, starts: starts, codes: codes)
  }
}
