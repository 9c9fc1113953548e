extension Fit {
  /// Makes sure that nothing comes out against what everybody says of it.
  ///
  /// Three answers or more that all stand for one truth must make it the likelier one: that raters are right more
  /// often than not is what tells a solution from its opposite, the likelihood does not. Of fewer answers the
  /// prior can say otherwise, but then it must not be the answers that speak for the opposite.
  func checkUnanimity(_ model: DawidSkene) throws(AggregationError) {
    var denied = [Int](repeating: 0, count: model.truthCount)
    model.forEachPosterior(of: votes) { question, posteriors in
      guard let truth = truthOfUnanimous(question) else { return }
      let least = votes.voteCount(on: question) >= 3 ? 0.5 : min(0.5, model.priors[truth])
      if posteriors[truth] < least { denied[truth] += 1 }
    }
    for (truth, questions) in denied.enumerated() where questions > 0 {
      throw .method(.unanimityDenied(truth: truth, questions: questions))
    }
  }

  /// The truth that all answers to a question stand for; nil: they differ, stand for none, or there are none.
  private func truthOfUnanimous(_ question: Int) -> Int? {
    let answers = votes.places(of: question).lazy.map { votes.codes[$0] % votes.answerCount }
    guard let first = answers.first, let truth = parameters.truthOfUnanimous[first],
      answers.allSatisfy({ $0 == first })
    else { return nil }
    return truth
  }
}
