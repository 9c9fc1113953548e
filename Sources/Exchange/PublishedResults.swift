import Aggregation
public import NumPyFiles

extension PublishedAnswers {
  /// The labels of each image whose score reaches the threshold; an image without questions has its original label.
  ///
  /// - Parameters:
  ///   - scores: the score of each question; where it is not a number, the label is not accepted.
  ///   - inLegacyOrder: the labels of an image stand as published, by `PythonSetOrder`, instead of ascending.
  public func labels(scores: [Double], threshold: Double, inLegacyOrder: Bool = false) -> [[Int]] {
    var labels = Threshold.labels(
      scores: scores, rows: ratings.rows, originals: originals.map(Optional.init), threshold: threshold)
    guard inLegacyOrder else { return labels }
    var asked = [[Int]](repeating: [], count: imageCount)
    for row in ratings.rows { asked[row.image].append(row.label) }
    for image in labels.indices where labels[image].count > 1 {
      let accepted = Set(labels[image])
      labels[image] = PythonSetOrder(asked[image]).numbers.filter(accepted.contains)
    }
    return labels
  }
}

/// Writes `scores.npz` in the published layout: `tensor`, float64 (questions), and `info` as in the answers.
///
/// - Parameters:
///   - scores: the score of each question.
///   - folder: where the answers are; `info` is copied from there as it is.
///   - sink: what to write to.
public func writePublishedScores(
  _ scores: [Double], ofAnswersIn folder: String, to sink: any ByteSink
) throws(ExchangeError) {
  do throws(NumPyError) {
    let archive = NumPyArchiveWriter(to: sink, compression: .fastest)
    try archive.add("tensor", scores, shape: [scores.count])
    try archive.copy("info", from: NumPyArchive(path: folder + "/raters.npz"))
    try archive.finish()
  } catch {
    throw ExchangeError(error)
  }
}
