/// Which answers meet on the same questions: what all coefficients of agreement between raters are made of.
///
/// Questions with fewer than two answers are left out: nobody can agree there. Questions may have any number
/// of answers from two on, so missing answers need no other care.
///
/// Everything is a sum over questions, kept for each image, so that images can be drawn again (`Bootstrap`).
public struct AnswerPairs: Sendable {
  /// How many answers there are.
  public let answerCount: Int
  /// How many images there are with a pair of answers to the same question.
  public let imageCount: Int
  /// The sums of all images together.
  let total: Sums
  /// Image after image, laid out as `Sums` is.
  private let ofImages: [Double]

  /// Sums over questions.
  struct Sums: Sendable {
    /// For each two answers c, k the pairs (c of one rater, k of another), each question's pairs divided by
    /// one less than its answers: Krippendorff's coincidences. Then agreement, questions, agreeing, pairs.
    fileprivate(set) var values: [Double]
    let answerCount: Int

    init(answerCount: Int) {
      self.answerCount = answerCount
      values = [Double](repeating: 0, count: answerCount * answerCount + 4)
    }

    /// The coincidences of two answers.
    func coincidences(_ one: Int, _ other: Int) -> Double { values[one * answerCount + other] }
    /// How often an answer was given.
    func answers(_ answer: Int) -> Double {
      (0..<answerCount).reduce(0) { $0 + coincidences(answer, $1) }
    }
    /// The sum of each question's share of pairs that agree.
    var agreement: Double { values[answerCount * answerCount] }
    /// How many questions.
    var questions: Double { values[answerCount * answerCount + 1] }
    /// How many pairs of answers agree.
    var agreeingPairs: Double { values[answerCount * answerCount + 2] }
    /// How many pairs of answers there are.
    var pairs: Double { values[answerCount * answerCount + 3] }
  }

  /// Counts the pairs of answers.
  ///
  /// - Parameter images: The image of each question, from 0; nil: each question is about another.
  public init(_ votes: VoteMatrix, images: [Int]? = nil) {
    self.init(votes, images: images, joining: Array(0..<votes.answerCount))
  }

  /// Counts the pairs of answers, some of them taken for one.
  ///
  /// - Parameter joined: What each answer counts as, numbered from 0 without gaps.
  init(_ votes: VoteMatrix, images: [Int]?, joining joined: [Int]) {
    precondition(images.map { $0.count == votes.questionCount } ?? true, "an image for each question")
    let questions = (0..<votes.questionCount).filter { votes.voteCount(on: $0) >= 2 }
    let ofQuestions = DenseNumbers(questions.map { images?[$0] ?? $0 })
    answerCount = (joined.max() ?? -1) + 1
    imageCount = ofQuestions.count
    var total = Sums(answerCount: answerCount)
    let width = total.values.count
    var ofImages = [Double](repeating: 0, count: imageCount * width)
    var given = [Int](repeating: 0, count: votes.answerCount)
    var counts = [Int](repeating: 0, count: answerCount)
    for (question, image) in zip(questions, ofQuestions.numbers) {
      for answer in given.indices { given[answer] = 0 }
      for answer in counts.indices { counts[answer] = 0 }
      votes.count(votesOn: question, into: &given)
      for (answer, count) in given.enumerated() { counts[joined[answer]] += count }
      Self.add(counts, to: &ofImages, at: image * width)
    }
    for place in ofImages.indices { total.values[place % width] += ofImages[place] }
    self.total = total
    self.ofImages = ofImages
  }

  private static func add(_ counts: [Int], to sums: inout [Double], at first: Int) {
    let answers = counts.reduce(0, +)
    var (place, agreeing) = (first, 0)
    for (one, count) in counts.enumerated() {
      agreeing += count * (count - 1)
      for (other, otherCount) in counts.enumerated() {
        let pairs = one == other ? count * (count - 1) : count * otherCount
        sums[place] += Double(pairs) / Double(answers - 1)
        place += 1
      }
    }
    let pairs = answers * (answers - 1)
    sums[place] += Double(agreeing) / Double(pairs)
    sums[place + 1] += 1
    sums[place + 2] += Double(agreeing)
    sums[place + 3] += Double(pairs)
  }

  /// The sums when each image is there as often as told.
  func sums(timesOfImage times: [Int]) -> Sums {
    var sums = Sums(answerCount: answerCount)
    let width = sums.values.count
    for (image, times) in times.enumerated() where times > 0 {
      for place in 0..<width { sums.values[place] += Double(times) * ofImages[image * width + place] }
    }
    return sums
  }
}
