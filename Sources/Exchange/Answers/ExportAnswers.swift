import Campaigns
import DurableFiles
import RatingStore
import Ratings

/// Writes all answers in force as comma-separated values, one row an answer, rater after rater.
///
/// Documentation/FileFormats.md describes the columns. Ratings of every purpose are there, and those made without a
/// picture: `purpose` and `picture` say which to leave out.
public struct AnswersWriter {
  private let campaign: Campaign
  private let output: ExportOutput

  /// Writes the names of the columns.
  public init(_ campaign: Campaign, to output: ExportOutput) throws(FileError) {
    self.campaign = campaign
    self.output = output
    try output.append { $0.appendCSVRow(AnswersColumn.allCases.map(\.rawValue)) }
  }

  /// Writes a rater's answers, in the order of the tasks and their candidates.
  public func add(_ progress: RaterProgress) throws(FileError) {
    let rater = progress.rater.description
    for position in campaign.tasks.indices {
      guard let seen = progress.seen(position) else { continue }
      let task = campaign.tasks[position]
      let answers = progress.answers(of: position)
      var before: [UInt8] = []
      before.appendCSVRow([rater, task.id, task.image])
      var after: [UInt8] = []
      after.appendCSVRow([
        task.purpose.rawValue, task.of ?? "", seen.seconds > 0 ? seen.seconds.description : "",
        seen.picture.rawValue, time(progress.submittedAt(position)),
        progress.flags(of: position).joined(separator: " "), progress.note(of: position) ?? "",
      ])
      try output.append { bytes in
        for (candidate, label) in task.candidates.enumerated() {
          guard let answer = answers[candidate] else { continue }
          bytes += before.dropLast()
          bytes.append(UInt8(ascii: ","))
          bytes += "\(label),".utf8
          bytes.appendCSV(campaign.labels[label]?.id ?? "")
          bytes += ",\(answer.rawValue),".utf8
          bytes += after
        }
      }
    }
  }

  private func time(_ at: Timestamp?) -> String {
    guard let at, at != NewRating.unknownTime else { return "" }
    return at.description
  }
}
