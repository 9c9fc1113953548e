import ArgumentParser
import Proposals
import Ratings
import Reporting

/// Finds what is to be reviewed.
struct Mistakes: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mistakes",
    abstract: "Find the images where models' top labels are outside the reference labels, for reviewers.",
    discussion: """
      Writes mistakes.jsonl, which reassess review shows to reviewers: one entry a prediction of an image, whichever \
      models make it. Images without reference labels are left out. Entries that are there keep their names, for \
      verdicts name them; of the models given now they say anew who predicts what.

      Once somebody has begun to review, entries stay with the reference labels that reviewers were shown, without \
      models where they are nobody's mistakes any more, and --against must be what it was. Before that they go, all \
      of them where --against is another.

      Predictions are .npy arrays of images x labels in the order of images.jsonl and labels.json: files, folders of \
      them, or lists such as [{"file": "a.npy", "name": "ViT-3B"}]. real compares with results/real.json, which \
      aggregate writes; original with the original labels of images.jsonl.

      Examples:
        reassess mistakes ~/campaigns/birds --predictions vit3b.npy --against real
        reassess mistakes --predictions a.npy b.npy --against original --format csv
      """)

  @OptionGroup var folder: CampaignArgument

  @Option(
    parsing: .upToNextOption,
    help: """
      The models' predictions: .npy files, folders, or lists (models.json). (default: the campaign's predictions/)
      """,
    completion: .file())
  var predictions: [String] = []

  @Option(help: "What they are compared with: real or original.")
  var against: Mistake.Reference

  @Flag(help: "Pass over numbers that are NaN or infinite, instead of refusing them.")
  var allowNan = false

  @Option(help: "table, csv or json.")
  var format = ReportFormat.table

  func run() throws {
    // Who reads mistakes before another run has written them would take them away.
    let lock = try lockCampaign(folder.campaign)
    defer { lock.release() }
    let search = try MistakeSearch(
      folder.campaign, predictions: predictions, against: against, allowsNaN: allowNan)
    let file = try MistakeFile(search)
    try file.write()
    printMessage(file.notes.joined(separator: "\n"))
    try printData(search.table.rendered(as: format, layout: .terminal))
  }
}

extension Mistake.Reference: ExpressibleByArgument {}
