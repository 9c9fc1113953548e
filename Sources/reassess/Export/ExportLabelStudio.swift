import ArgumentParser
import Campaigns
import DurableFiles
import Exchange

/// Writes tasks and ratings as Label Studio imports them.
struct ExportLabelStudio: ParsableCommand {
  /// What ratings become.
  enum Form: String, CaseIterable, ExpressibleByArgument {
    case annotations, predictions, none
  }

  static let configuration = CommandConfiguration(
    commandName: "label-studio",
    abstract: "Write Label Studio's JSON: tasks, and ratings as annotations or predictions.",
    discussion: """
      Each candidate has a block of choices of its own, so that No and unanswered stay apart. --config writes the \
      project's labelling configuration instead. Pictures are found by the address that is --image-prefix with \
      the path of the file below the images folder.

      Examples:
        reassess export label-studio birds --config --output config.xml
        reassess export label-studio birds --ratings none > tasks.json
      """)

  @OptionGroup var folder: CampaignArgument
  @OptionGroup var destination: OutputOption

  @Flag(help: "Write the labelling configuration instead of tasks.")
  var config = false

  @Option(help: "What ratings become: annotations, predictions or none.")
  var ratings = Form.annotations

  @Option(help: "What stands before the path of a picture.")
  var imagePrefix = "/data/local-files/?d="

  func run() throws {
    let campaign = try loadCampaign(folder.campaign)
    let writer = LabelStudioWriter(
      campaign, ratings: try everybodysRatings(campaign), form: form, imagePrefix: imagePrefix)
    let output = try destination.open(exporting: campaign.folder)
    try destination.writing { () throws(FileError) in
      if config { return try writer.writeConfiguration(to: output) }
      try destination.withProgress("Writing the tasks") { progress throws(FileError) in
        try writer.write(to: output, progress: progress)
      }
    }
  }

  private func everybodysRatings(_ campaign: Campaign) throws -> RatingsByTask {
    var ratings = RatingsByTask(taskCount: campaign.tasks.count)
    guard !config, form != .none else { return ratings }
    let raters = try reading { () throws(CampaignProblems) in try campaign.folder.readEverybody() }
    try withProgress("Reading the answers") { progress in
      for (done, rater) in raters.enumerated() {
        progress(Double(done) / Double(raters.count))
        ratings.add(try reading { () throws(CampaignProblems) in try campaign.readProgress(of: rater) })
      }
    }
    return ratings
  }

  private var form: LabelStudioWriter.Form {
    switch ratings {
    case .annotations: .annotations
    case .predictions: .predictions
    case .none: .none
    }
  }
}
