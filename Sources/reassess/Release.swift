import ArgumentParser
import Campaigns
import RatingStore
import Ratings
import Terminal

/// Frees what a rater holds, or who holds a task.
struct ReleaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release",
    abstract: "Free the tasks that a rater holds, or one task.",
    discussion: """
      Others can take the tasks at once; answers that the rater has given stay in the rater's journal. A rating \
      that was being submitted when its program ended is looked up in the journal: when it is there, it counts. \
      --task also gives a task out again that two raters put aside because its picture was missing.

      Examples:
        reassess release --rater ana
        reassess release ~/campaigns/birds --task 000123
        reassess release --reviews --rater eve
      """)

  @OptionGroup var folder: CampaignArgument

  @Option(help: "Whose tasks.")
  var rater: RaterName?

  @Option(help: "Which task, whoever holds it; with --rater, only that rater.")
  var task: String?

  @OptionGroup var work: WorkOption
  @OptionGroup var network: NetworkOption

  func validate() throws {
    if rater == nil, task == nil { throw ValidationError("say --rater NAME, --task ID, or both.") }
  }

  func run() throws {
    let campaign = try work.load(folder.campaign)
    let position = try task.map { id in
      guard let position = campaign.tasks.position(of: id) else {
        throw Failure("there is no \(work.thing) \(id) in \(work.thing)s.jsonl.")
      }
      return position
    }
    let releases = try onLedger(of: campaign, network) { desk throws(StoreError) in
      try desk.release(rater: rater, task: position, of: campaign, at: now())
    }
    if releases.isEmpty { printMessage(nothing) }
    try printData(releases.map { $0.line(campaign.tasks, work) + "\n" }.joined())
  }

  private var nothing: String {
    switch (rater, task) {
    case (let rater?, nil): "\(rater) holds nothing."
    case (nil, let task?): "Nobody holds \(work.thing) \(task)."
    case (let rater, let task): "\(rater?.description ?? "") does not hold \(work.thing) \(task ?? "")."
    }
  }
}

extension Release {
  /// What was done, in a line for the lead.
  fileprivate func line(_ tasks: TaskList, _ work: WorkOption) -> String {
    let task = "\(work.thing) \(cleaned(tasks.id(at: task)))"
    return switch outcome {
    case .freed: "\(task) is free: \(rater) held it"
    case .rated:
      "\(task) is \(work.reviews ? "reviewed" : "rated") by \(rater): that was in the journal already"
    case .running: "\(task) stays with \(rater), whose program is submitting it"
    case .givenOutAgain: "\(task) is given out again: \(rater) had missed its picture"
    }
  }
}

/// Does a lead's work on a campaign's ledger, or fails with the reason.
func onLedger<Result>(
  of campaign: Campaign, _ network: NetworkOption,
  _ body: (inout LeadDesk<FileLedger>) throws(StoreError) -> Result
) throws -> Result {
  do throws(StoreError) {
    var desk = try LeadDesk(of: campaign, at: now(), allowsNetwork: network.allowNetworkFs)
    return try body(&desk)
  } catch {
    throw Failure(error.description)
  }
}
