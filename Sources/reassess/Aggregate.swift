import ArgumentParser
import CLargeHeap
import Campaigns
import Threads

/// Turns everybody's answers into scores and ReaL labels.
struct Aggregate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "aggregate",
    abstract: "Turn answers into scores and ReaL labels.",
    discussion: """
      majority: a label is in the image when 2 x yes + maybe > answers; equality is a tie, which is reported and \
      not a label.
      gold: Dawid and Skene's model, counted from gold.jsonl and the tasks of purpose gold; how the published \
      labels were made. A label is in the image when its probability reaches the threshold.
      em: the same model, fitted to the answers alone.

      Of a campaign, results go to its results/. An image with an unfinished task has no labels and is named in \
      results/incomplete.json, unless --partial is given. Of published archives (--npz: a folder with raters.npz, \
      golden.npz and raters_golden.npz), scores.npz and real.json go to --output. Beside each result \
      NAME.run.json says how it was made. Documentation/FileFormats.md describes them all.

      Examples:
        reassess aggregate
        reassess aggregate ~/campaigns/birds --method gold --partial
        reassess aggregate ~/campaigns/birds --method em --without carl
        reassess aggregate --npz reassessed-imagenet --original val_labels.json --output labels
      """)

  @Argument(help: "The campaign's folder. (default: .)", completion: .directory)
  var campaign: String?

  @OptionGroup var method: MethodOptions

  @Option(help: ArgumentHelp("Leave a rater out. May be given several times.", valueName: "name"))
  var without: [String] = []

  @Flag(help: "Use images with unfinished tasks, with the answers that there are.")
  var partial = false

  @Flag(help: "Count ratings made without a picture too.")
  var includeUnseen = false

  @OptionGroup(title: "Published archives") var archives: ArchiveOptions

  /// The method in force.
  private var usedMethod: Method { method.method ?? (archives.npz == nil ? .majority : .gold) }

  func validate() throws {
    try method.check(for: usedMethod)
    try archives.check(for: usedMethod)
    if archives.npz != nil, campaign != nil || partial || includeUnseen {
      throw ValidationError("A campaign, --partial and --include-unseen do not go with --npz.")
    }
  }

  func run() throws {
    if let npz = archives.npz {
      try AggregationOfArchives(npz, archives, usedMethod, method, without: without).run()
    } else {
      // Without large pages: they spare 13 ms of processor time where the machine has them at hand, and take 40 to 80 ms
      // where its host has to find them first.
      lh_prepare(false)
      let replaced = try AggregationOfCampaign(
        campaign ?? ".", usedMethod, method, without: without, isPartial: partial,
        includeUnseen: includeUnseen
      ).run()
      // The file system gives up the old scores and the process its memory, which takes some milliseconds each.
      _ = alongside {
        replaced.close()
      } _: {
        lh_release()
      }
    }
  }
}
