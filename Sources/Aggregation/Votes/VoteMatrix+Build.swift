extension VoteMatrix {
  /// The most questions, votes, and raters x answers that a matrix can hold.
  public static let limit = Int(UInt32.max)

  /// Takes over columns that are in order already, after checking that they are.
  ///
  /// - Parameters:
  ///   - starts: Where each question's votes begin in `codes`, and at the end how many codes there are.
  ///   - codes: rater x answerCount + answer of each vote, ascending within each question. One byte each, so
  ///     raters x answers may be 256 at most; `Builder` takes any number.
  public init(
    raterCount: Int, answerCount: Int, starts: [UInt32], codes: [UInt8]
  ) throws(AggregationError) {
    try Self.check(raterCount: raterCount, answerCount: answerCount, limit: 1 << 8)
    guard starts.first == 0, Int(starts.last ?? 0) == codes.count,
      zip(starts, starts.dropFirst()).allSatisfy({ $0 <= $1 })
    else { throw .votes(.columnsDoNotFit(votes: codes.count)) }
    self.init(
      raterCount: raterCount, answerCount: answerCount, starts: starts, codes: PackedIntegers(codes))
    try checkVotes()
  }

  /// Makes sure that every code is one and that each question's raters ascend.
  func checkVotes() throws(AggregationError) {
    for question in 0..<questionCount {
      var last = -1
      for place in places(of: question) {
        let (rater, answer) = codes[place].quotientAndRemainder(dividingBy: answerCount)
        guard rater < raterCount else {
          throw .votes(.noSuchVote(rater: rater, answer: answer, question: question))
        }
        guard rater != last else { throw .votes(.votedTwice(rater: rater, question: question)) }
        guard rater > last else { throw .votes(.ratersDoNotAscend(question: question)) }
        last = rater
      }
    }
  }

  static func check(
    raterCount: Int, answerCount: Int, limit: Int = VoteMatrix.limit
  ) throws(AggregationError) {
    let (codes, overflow) = raterCount.multipliedReportingOverflow(by: answerCount)
    guard raterCount >= 0, answerCount > 0, !overflow, codes <= limit else {
      throw .votes(.tooManyRaters(raterCount, answers: answerCount))
    }
  }
}

extension VoteMatrix {
  /// Collects votes that come in any order, in five bytes each where one byte a code suffices.
  ///
  /// Votes that come rater after rater, as in `raters.npz`, need no sorting.
  public struct Builder: Sendable {
    private let raterCount: Int
    private let answerCount: Int
    private let questionCount: Int
    private var questions: [UInt32] = []
    private var codes: PackedIntegers

    /// Starts without votes.
    public init(raterCount: Int, answerCount: Int, questionCount: Int) throws(AggregationError) {
      try VoteMatrix.check(raterCount: raterCount, answerCount: answerCount)
      guard (0...VoteMatrix.limit).contains(questionCount) else {
        throw .votes(.tooManyQuestions(questionCount))
      }
      self.raterCount = raterCount
      self.answerCount = answerCount
      self.questionCount = questionCount
      codes = PackedIntegers(below: raterCount * answerCount)
    }

    /// Makes room for as many votes in all.
    public mutating func reserveCapacity(_ count: Int) {
      questions.reserveCapacity(count)
      codes.reserveCapacity(count)
    }

    /// Adds a vote. Throws, and adds nothing, when a number is out of range.
    public mutating func append(rater: Int, answer: Int, question: Int) throws(AggregationError) {
      guard (0..<raterCount).contains(rater), (0..<answerCount).contains(answer),
        (0..<questionCount).contains(question)
      else { throw .votes(.noSuchVote(rater: rater, answer: answer, question: question)) }
      guard questions.count < VoteMatrix.limit else { throw .votes(.tooManyVotes) }
      questions.append(UInt32(question))
      codes.append(rater * answerCount + answer)
    }

    /// Sorts the votes by question, then by rater. Throws when a rater voted on a question twice.
    public func build() throws(AggregationError) -> VoteMatrix {
      var starts = [UInt32](repeating: 0, count: questionCount + 1)
      for question in questions { starts[Int(question) + 1] += 1 }
      for question in 0..<questionCount { starts[question + 1] += starts[question] }

      var next = starts
      var sorted = PackedIntegers(count: codes.count, below: raterCount * answerCount)
      for (place, question) in questions.enumerated() {
        sorted[Int(next[Int(question)])] = codes[place]
        next[Int(question)] += 1
      }
      sortQuestions(&sorted, starts)
      let matrix = VoteMatrix(
        raterCount: raterCount, answerCount: answerCount, starts: starts, codes: sorted)
      try matrix.checkVotes()
      return matrix
    }

    private func sortQuestions(_ codes: inout PackedIntegers, _ starts: [UInt32]) {
      for question in 0..<questionCount {
        let places = Int(starts[question])..<Int(starts[question + 1])
        guard places.dropFirst().contains(where: { codes[$0 - 1] > codes[$0] }) else { continue }
        for (place, code) in zip(places, places.map { codes[$0] }.sorted()) { codes[place] = code }
      }
    }
  }
}
