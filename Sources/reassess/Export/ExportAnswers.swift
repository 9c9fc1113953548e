import ArgumentParser
import Campaigns
import DurableFiles
import Exchange
import RatingStore
import Ratings

/// Writes all answers as a table.
struct ExportAnswers: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "answers",
    abstract: "Write a CSV with one row an answer and all that is known of it.",
    discussion: """
      Ratings in force of every purpose, also those made without a picture. Columns: rater, task, image, label, \
      labelId, answer, purpose, of, seconds, picture, at, flags, note.

      Example:
        reassess export answers birds --output answers.csv
      """)

  @OptionGroup var folder: CampaignArgument
  @OptionGroup var destination: OutputOption

  func run() throws {
    let campaign = try loadCampaign(folder.campaign)
    let raters = try reading { () throws(CampaignProblems) in try campaign.folder.readEverybody() }
    let output = try destination.open(exporting: campaign.folder)
    let writer = try destination.writing { () throws(FileError) in try AnswersWriter(campaign, to: output) }
    try destination.withProgress("Writing the answers") { progress in
      for (done, rater) in raters.enumerated() {
        progress(Double(done) / Double(raters.count))
        let answers = try reading { () throws(CampaignProblems) in try campaign.readProgress(of: rater) }
        try destination.writing { () throws(FileError) in try writer.add(answers) }
      }
    }
    try destination.writing { () throws(FileError) in try output.finish() }
  }
}

/// Reads from a campaign, or fails with everything that is wrong.
func reading<Value>(_ body: () throws(CampaignProblems) -> Value) throws -> Value {
  do throws(CampaignProblems) {
    return try body()
  } catch {
    throw Failure("the campaign cannot be read.\n\(error)")
  }
}
