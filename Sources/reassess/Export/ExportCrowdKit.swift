import Aggregation
import ArgumentParser
import DurableFiles
import Exchange

/// Writes votes as crowd-kit reads them.
struct ExportCrowdKit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "crowd-kit",
    abstract: "Write a CSV of columns task, worker, label: what aggregate counts.",
    discussion: """
      One row a vote of a task for rating. A task is one question, IMAGE/LABEL, with the label's index behind the \
      last slash; a label is yes, no or maybe. --gold writes what is true instead: columns task and label.

      Examples:
        reassess export crowd-kit birds > answers.csv
        reassess export crowd-kit birds --gold --output gold.csv
      """)

  @OptionGroup var folder: CampaignArgument
  @OptionGroup var destination: OutputOption

  @Flag(help: "Write the truth of gold questions instead of votes.")
  var gold = false

  @Flag(help: "Count ratings made without a picture too.")
  var includeUnseen = false

  func run() throws {
    let all = try RatingsOfCampaign(folder.campaign, withGold: gold)
    let output = try destination.open(exporting: all.campaign.folder)
    try destination.writing { () throws(FileError) in
      if gold {
        try writeCrowdKitGold(all.ratings, yesShare: all.campaign.settings.gold.yesShare, to: output)
      } else {
        let votes = VoteTable(all.ratings, includingUnseen: includeUnseen)
        try destination.withProgress("Writing the votes") { progress throws(FileError) in
          try writeCrowdKit(votes, of: all.ratings, to: output, progress: progress)
        }
      }
    }
  }
}
