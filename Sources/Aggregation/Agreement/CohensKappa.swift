/// Cohen's kappa: agreement of two raters beyond chance.
///
///     kappa = (po - pe) / (1 - pe),    pe = sum over answers a of p1[a] p2[a]
///
/// po is the share of questions to which both gave the same answer; p1 and p2 are the shares of the answers of
/// each. Only questions that both answered count. Undefined (nil) when both gave one and the same answer only.
///
/// Source: Cohen (1960), "A coefficient of agreement for nominal scales", doi:10.1177/001316446002000104.
public struct CohensKappa: Equatable, Sendable {
  /// How many answers there are.
  public let answerCount: Int
  /// How often the first said one answer and the second another: `counts[first][second]`.
  public let counts: [[Int]]
  /// For each image that both answered about the same, row after row.
  private let ofImages: [[Int]]

  /// Takes counts: `counts[first][second]`, as many columns as rows.
  public init(counts: [[Int]]) {
    precondition(counts.allSatisfy { $0.count == counts.count }, "as many columns as rows")
    answerCount = counts.count
    self.counts = counts
    ofImages = []
  }

  /// Compares two raters of a vote matrix.
  ///
  /// - Parameter images: The image of each question, from 0; nil: each question is about another.
  public init(_ votes: VoteMatrix, first: Int, second: Int, images: [Int]? = nil) {
    let width = votes.answerCount
    var ofImages: [Int: [Int]] = [:]
    for question in 0..<votes.questionCount {
      let votesHere = votes.votes(on: question)
      guard let one = votesHere.first(where: { $0.rater == first })?.answer,
        let other = votesHere.first(where: { $0.rater == second })?.answer
      else { continue }
      let zeros = [Int](repeating: 0, count: width * width)
      ofImages[images?[question] ?? question, default: zeros][one * width + other] += 1
    }
    answerCount = width
    self.ofImages = ofImages.sorted { $0.key < $1.key }.map(\.value)
    counts = (0..<width).map { one in
      (0..<width).map { other in ofImages.values.reduce(0) { $0 + $1[one * width + other] } }
    }
  }

  /// The share of questions to which both gave the same answer.
  public var agreement: Share {
    Share(counts.indices.reduce(0) { $0 + counts[$1][$1] }, of: counts.joined().reduce(0, +))
  }

  /// Kappa; nil where it is undefined.
  public var value: Double? { Self.value(counts.flatMap(\.self), answerCount) }

  /// Kappa's interval, from drawing images with replacement; nil where no draw leaves it defined, as when it was
  /// made of counts without images.
  public func interval(
    by bootstrap: Bootstrap = Bootstrap(), using generator: inout some RandomNumberGenerator
  ) -> Interval? {
    bootstrap.interval(imageCount: ofImages.count, using: &generator) { times in
      var sums = [Int](repeating: 0, count: answerCount * answerCount)
      for (cells, times) in zip(ofImages, times) where times > 0 {
        for cell in sums.indices { sums[cell] += times * cells[cell] }
      }
      return Self.value(sums, answerCount)
    }
  }

  private static func value(_ cells: [Int], _ width: Int) -> Double? {
    let total = Double(cells.reduce(0, +))
    guard total > 0 else { return nil }
    var (agreement, chance) = (0.0, 0.0)
    for answer in 0..<width {
      agreement += Double(cells[answer * width + answer]) / total
      let first = (0..<width).reduce(0) { $0 + cells[answer * width + $1] }
      let second = (0..<width).reduce(0) { $0 + cells[$1 * width + answer] }
      chance += (Double(first) / total) * (Double(second) / total)
    }
    return chance < 1 ? (agreement - chance) / (1 - chance) : nil
  }
}
