/// The one-coin model: each rater tosses one coin, whatever the truth.
///
/// With n answers, rater r gives the right one with probability p[r], and each wrong one with (1 - p[r]) / (n - 1).
/// The truths are the answers. With s the smoothing, a maximisation step sets
///
///     p[r] = (expected right answers of r + s) / (answers of r + s n)
///
/// It has one number for each rater where confusion matrices have many, so it can be fitted to fewer answers. It
/// cannot express that a rater misses many labels but rarely invents one; and maybe is a truth of its own, unless
/// it was dropped from the votes.
///
/// Source: Zhang, Chen, Zhou and Jordan (2016), "Spectral methods meet EM: a provably optimal algorithm for
/// crowdsourcing", JMLR 17(102), section 2.
enum OneCoin {
  /// Turns a rater's expected counts, by answer, then by truth, into probabilities.
  static func maximize(
    _ cells: inout [Double], _ rater: Range<Int>, answerCount: Int, smoothing: Double
  ) {
    let isRight = { (place: Int) in
      (place - rater.lowerBound) / answerCount == (place - rater.lowerBound) % answerCount
    }
    let all = rater.reduce(smoothing * Double(answerCount)) { $0 + cells[$1] }
    let right = rater.reduce(smoothing) { $0 + (isRight($1) ? cells[$1] : 0) }
    let share = all > 0 ? right / all : 1 / Double(answerCount)
    for place in rater {
      cells[place] = isRight(place) ? share : (1 - share) / Double(answerCount - 1)
    }
  }
}

extension ExpectationMaximization.Parameters {
  /// The one-coin model, with so many answers that are the truths too.
  public static func oneCoin(_ count: Int) -> ExpectationMaximization.Parameters {
    var parameters = classes(count)
    parameters.freedom = .oneCoin
    return parameters
  }
}
