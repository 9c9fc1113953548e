import Aggregation
import DurableFiles
import Ratings

/// Writes votes as crowd-kit reads them: columns `task`, `worker`, `label`, one row a vote.
///
/// A crowd-kit task is one question, named by `QuestionKey`; a label is `yes`, `no` or `maybe`. Rows are by question
/// in the order of the table, then by rater.
///
/// Source: crowd-kit 1.4, "Data format", https://crowd-kit.readthedocs.io.
/// - Parameters:
///   - votes: what to write.
///   - ratings: the campaign that the votes are of.
///   - output: where to.
///   - progress: told now and then how much has been written, from 0 to 1.
public func writeCrowdKit(
  _ votes: VoteTable, of ratings: CampaignRatings, to output: ExportOutput,
  progress: (Double) -> Void = { _ in }
) throws(FileError) {
  let raters = ratings.raters.map(\.rater.description)
  try output.append { $0.appendCSVRow(["task", "worker", "label"]) }
  for (row, question) in votes.rows.enumerated() {
    if row % 4096 == 0 { progress(Double(row) / Double(votes.rows.count)) }
    let task = QuestionKey.text(image: ratings.images[question.image].id, label: question.label)
    try output.append { bytes in
      for vote in votes.votes(onRow: row) {
        bytes.appendCSVRow([task, raters[vote.rater], vote.answer.rawValue])
      }
    }
  }
  try output.finish()
}

/// Writes gold as crowd-kit's ground truth: columns `task`, `label`, one row a gold question, `yes` or `no`.
/// - Parameters:
///   - ratings: the campaign with its gold.
///   - yesShare: the least share of experts who say yes for a label to be true.
///   - output: where to.
public func writeCrowdKitGold(
  _ ratings: CampaignRatings, yesShare: Double, to output: ExportOutput
) throws(FileError) {
  let truth = GoldTruth(ratings, yesShare: yesShare)
  try output.append { $0.appendCSVRow(["task", "label"]) }
  for question in truth.questions {
    let key = QuestionKey.text(image: ratings.images[question.image].id, label: question.label)
    try output.append { $0.appendCSVRow([key, truth[question] == true ? "yes" : "no"]) }
  }
  try output.finish()
}
