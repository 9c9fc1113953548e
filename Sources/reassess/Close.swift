import ArgumentParser
import RatingStore

/// Ends a campaign for its raters.
struct Close: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "close",
    abstract: "End a campaign: nobody gets a task any more.",
    discussion: """
      Raters are told that the campaign is closed; what they hold they can still finish. Nothing is removed, and \
      reassess close --reopen takes it back.

      Examples:
        reassess close ~/campaigns/birds
        reassess close --reopen
      """)

  @OptionGroup var folder: CampaignArgument

  @Flag(help: "Open the campaign again.")
  var reopen = false

  @OptionGroup var work: WorkOption
  @OptionGroup var network: NetworkOption

  func run() throws {
    let campaign = try work.load(folder.campaign)
    let (isChanged, held) = try onLedger(of: campaign, network) { desk throws(StoreError) in
      (try desk.setClosed(!reopen, at: now()), desk.ledger.work.count)
    }
    let state =
      reopen
      ? "open: \(work.reviews ? "reviewers" : "raters") get \(work.thing)s"
      : "closed: nobody gets a \(work.thing) any more"
    let still = reopen || held == 0 ? "." : "; \(held) \(held == 1 ? "is" : "are") held and can be finished."
    try printData("The campaign \(isChanged ? "is" : "was already") \(state)\(still)\n")
  }
}
