import Aggregation
import ArgumentParser
import Campaigns
import RatingStore
import Ratings
import Reporting

/// Prints how far a campaign is.
struct Status: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Print progress by task and by rater, who holds what, and why tasks are not given out.",
    discussion: """
      As a table: the purposes of tasks, then the raters, then why raters get tasks or not and what they hold. \
      --part chooses one table; that of tasks has a row for every task. --watch follows the raters' work: on a \
      terminal in place, until q; otherwise a line whenever something changed, until all is rated or the campaign closed.

      Examples:
        reassess status
        reassess status ~/campaigns/birds --part tasks --format csv
        reassess status --watch
      """)

  @OptionGroup var folder: CampaignArgument

  @Option(help: "table, csv or json. (default: table)")
  var format: ReportFormat?

  @Option(help: "One part alone: purposes, tasks, raters, queue, claims or missing.")
  var part: StatusReport.Part?

  @Flag(help: "Follow progress, raters at work, pace and expected end.")
  var watch = false

  @Option(help: "With --watch: look every so many seconds. (default: 1 on a terminal, otherwise 10)")
  var every: Int?

  func validate() throws {
    if watch, format != nil || part != nil {
      throw ValidationError("--watch goes without --format and --part.")
    }
    if every != nil, !watch { throw ValidationError("--every goes with --watch.") }
    if let every, !(1...86_400).contains(every) {
      throw ValidationError("--every is 1 to 86400 seconds.")
    }
  }

  func run() throws {
    if watch {
      var watch = try StatusWatch(loadCampaign(folder.campaign), every: every)
      return try watch.run()
    }
    let all = try RatingsOfCampaign(folder.campaign, withGold: false)
    let completion = Completion(all.ratings, ratersPerTask: all.campaign.settings.ratersPerTask)
    let report = StatusReport(all.ratings, completion: completion, queue: try queue(of: all.campaign))
    try printData(report.rendered(as: format ?? .table, part: part, layout: .terminal))
    if part == nil, format ?? .table == .table, let reviews = try reviews(of: all.campaign) {
      try printData("\n\(reviews)\n")
    }
  }

  /// How far reviewers are, in a sentence; nil where there is nothing to review.
  private func reviews(of campaign: Campaign) throws -> String? {
    let mistakes = try readMistakes(of: campaign)
    if mistakes.mistakes.isEmpty { return nil }
    let needed = campaign.settings.review.reviewersPerMistake
    let everybody = try reading { () throws(CampaignProblems) in
      try campaign.reviewing(mistakes).readAllProgress()
    }
    let complete = mistakes.tasks.indices.count { mistake in
      everybody.count { $0.verdict(of: mistake) != nil } >= needed
    }
    let verdicts = everybody.reduce(0) { $0 + $1.submittedCount }
    return "Reviews: \(complete) of \(mistakes.mistakes.count) mistakes have their \(needed) verdicts; "
      + "\(verdicts) verdicts of \(everybody.count { $0.submittedCount > 0 }) reviewers."
  }

  /// What the ledger says; nil where there is none.
  private func queue(of campaign: Campaign) throws -> QueueStatus? {
    var follower = LedgerFollower(campaign)
    do throws(StoreError) {
      _ = try follower.update()
    } catch {
      throw Failure("the campaign cannot be read.\n\(error)")
    }
    return follower.isEmpty ? nil : QueueStatus(follower.ledger, at: now())
  }
}

extension StatusReport.Part: ExpressibleByArgument {}

extension QueueStatus {
  /// What a ledger says at a time.
  init(_ ledger: Ledger, at now: Timestamp) {
    self.init()
    let summary = ledger.summary
    isClosed = ledger.isClosed
    (done, free, held) = (summary.done, summary.free, summary.held)
    claims = ledger.work.map { work in
      switch work.state {
      case .held(let until):
        Claim(
          rater: work.rater, task: ledger.tasks.id(at: work.task), state: until > now ? .held : .expired,
          until: until.description)
      case .pending, .submitted:
        Claim(rater: work.rater, task: ledger.tasks.id(at: work.task), state: .pending, until: nil)
      }
    }
    missing = summary.missing.map { task in
      Missing(
        task: ledger.tasks.id(at: task), image: ledger.tasks.images[ledger.tasks.image(at: task)],
        raters: ledger.raters(missing: task))
    }
  }
}
