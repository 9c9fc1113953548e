import ArgumentParser
import Proposals
import Reporting

/// Makes tasks of models' predictions.
struct Propose: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "propose",
    abstract: "Make proposals and tasks of models' predictions.",
    discussion: """
      Each model's top label, greatest logits and greatest probabilities are pooled; the committee of models is chosen \
      that has the highest precision on gold at enough recall; what at least two of its models propose becomes tasks of at \
      most eight labels. Images whose original label is the top label of the whole committee need no rating. \
      Documentation/Proposals.md has the formulas.

      Predictions are .npy arrays of images x labels in the order of images.jsonl and labels.json: files, folders of them, or \
      lists such as [{"file": "a.npy", "name": "BiT-L", "kind": "logits"}]. Without --predictions they are those in the \
      campaign's folder predictions.

      As long as no rater has begun, the tasks of an earlier run are replaced; after that tasks stay, and what they do not \
      ask is added behind them. --replace makes all tasks of purpose rating anew, or fails where somebody has begun.

      Examples:
        reassess propose ~/campaigns/birds --predictions a.npy b.npy c.npy
        reassess propose --recall 0.95 --format json > summary.json
        reassess propose --explain ILSVRC2012_val_00000001
      """)

  @OptionGroup var folder: CampaignArgument
  @OptionGroup var options: ProposeOptions

  @Option(help: "Print why labels are proposed for this image, and write nothing.")
  var explain: String?

  @Flag(help: "Make all tasks of purpose rating anew.")
  var replace = false

  @Option(help: "Draws the order of the images in tasks.jsonl.")
  var seed: UInt64 = 1

  @Option(help: "The seconds that a rater takes for a question, for the expected hours.")
  var pace = 4.0

  @Option(help: "table, csv or json.")
  var format = ReportFormat.table

  @Option(help: "One table alone: funnel, work, candidates, models or frontier.")
  var part: ProposalReport.Part?

  func validate() throws {
    guard pace > 0, pace.isFinite else { throw ValidationError("--pace must be above 0.") }
  }

  func run() throws {
    // Who reads tasks before another run has written them would take them away.
    let lock = explain == nil ? try lockCampaign(folder.campaign) : nil
    defer { lock?.release() }
    let run = try ProposalRun(folder.campaign, options, explaining: explain)
    if explain != nil {
      return try printData(run.explanation.rendered(as: format, layout: .terminal))
    }
    let tasks = try TaskFile(run, seed: seed, replacing: replace)
    try run.write(tasks, seed: seed)
    let report = ProposalReport(run, tasks, pace: pace)
    printMessage(run.notes(tasks).joined(separator: "\n"))
    try printData(report.rendered(as: format, part: part, layout: .terminal))
  }
}

extension ProposalReport.Part: ExpressibleByArgument {}
extension PredictionFile.Kind: ExpressibleByArgument {}
