extension GoldMethod {
  /// The scores of gold questions in a table, once as they are and once without the gold of their own image.
  ///
  /// The matrices of the gold method are counted from the same gold that it would be judged by: in-sample
  /// figures flatter it. So each image's questions are scored again by a model counted without any gold
  /// question about that image. Questions about one image stay together, since they are answered together.
  ///
  /// Source: cross-validation with whole groups left out; Stone (1974), "Cross-validatory choice and assessment
  /// of statistical predictions", doi:10.1111/j.2517-6161.1974.tb00994.x.
  public func goldScores(of table: VoteTable) throws(AggregationError) -> (
    inSample: GoldScores, leavingOneImageOut: GoldScores
  ) {
    let votes = try votes(in: table)
    let rows = table.rows.indices.filter { truth[table.rows[$0]] != nil && votes.voteCount(on: $0) > 0 }
    let questions = rows.map { table.rows[$0] }
    let inSample = model.scores(of: votes.selecting(rows))
    let all = gold.counted()
    var leavingOut = [Double?](repeating: nil, count: rows.count)
    for (image, places) in Dictionary(grouping: rows.indices, by: { questions[$0].image }) {
      // Without this image there may be too little gold; then its questions have no such score.
      guard let model = try? (all - gold.counted(image: image)).model(parameters).model else { continue }
      let scores = model.scores(of: votes.selecting(places.lazy.map { rows[$0] }))
      for (place, score) in zip(places, scores) { leavingOut[place] = score }
    }
    return (
      GoldScores(scores: inSample, rows: questions, truth: truth),
      GoldScores(scores: leavingOut, rows: questions, truth: truth)
    )
  }
}
