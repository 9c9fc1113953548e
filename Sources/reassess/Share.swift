import ArgumentParser
import Campaigns
import DurableFiles
import RatingStore

/// Sets a campaign up for several users of one machine.
struct Share: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Let other users of this machine rate, each unable to see the others' answers.",
    discussion: """
      Run by the owner of the campaign, who then reads all answers: journals belong to their raters, and to the \
      group of answers/. Whoever may enter the campaign's folder can rate. Also makes a ledger anew that was lost.

      Example: reassess share ~/campaigns/birds
      """)

  @OptionGroup var folder: CampaignArgument

  @OptionGroup var network: NetworkOption

  func run() throws {
    let campaign = try loadCampaign(folder.campaign)
    try onLedger(of: campaign, network) { desk throws(StoreError) in try desk.begin(at: now()) }
    do throws(FileError) {
      try campaign.share()
    } catch {
      throw Failure(error.description)
    }
    try printData(
      """
      answers/: raters can add journals of their own, and neither list nor remove others' (mode 3733)
      ledger.jsonl: raters can write to it (mode 0666)
      gold.jsonl: where there is one, you alone can read it (mode 0600)

      """)
  }
}
