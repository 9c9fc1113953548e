import Aggregation
import ArgumentParser
import Glibc
import Reporting

/// Prints what can be said of each rater's work, of all raters together, and of the result.
struct Stats: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Print statistics: each rater's work, agreement, and what gold says of both and of the result.",
    discussion: """
      As a table: the raters, signs of carelessness with their reasons, and a summary. Nobody's answers are left \
      out for a sign; reassess aggregate --without NAME does that. --table chooses one table of: \
      \(StatisticsReport.Part.allCases.map(\.rawValue).joined(separator: ", ")). With --rater NAME they are: \
      \(RaterReport.Part.allCases.map(\.rawValue).joined(separator: ", ")). CSV has one table; JSON has all of \
      them. Documentation/FileFormats.md defines every column.

      All answers count, those about incomplete images too, as with aggregate --partial.

      Intervals of agreement and of average precision come from drawing images at random; the same seed gives \
      the same intervals. Of fewer than 10 images they are too narrow.

      Examples:
        reassess stats
        reassess stats ~/campaigns/birds --format csv > raters.csv
        reassess stats --table thresholds
        reassess stats --rater ana
        reassess stats --npz reassessed-imagenet --original ilsvrc2012_val_labels.json
      """)

  @OptionGroup var input: StatsInput
  @OptionGroup var choices: StatsChoices

  @Option(help: "table, csv or json.")
  var format = ReportFormat.table

  @Option(help: "One table alone; see above.", completion: .list(Self.tables))
  var table: String?

  @Option(help: "One rater in detail.")
  var rater: String?

  @Flag(help: "Show people all columns, however wide the table becomes.")
  var wide = false

  func validate() throws {
    if input.npz != nil, choices.includeUnseen {
      throw ValidationError("--include-unseen does not go with --npz.")
    }
    guard let table else { return }
    let names = rater == nil ? Self.tables : RaterReport.Part.allCases.map(\.rawValue)
    guard names.contains(table) else {
      throw ValidationError("there is no table \(table): it is one of \(names.joined(separator: ", ")).")
    }
  }

  private static let tables = StatisticsReport.Part.allCases.map(\.rawValue)

  func run() throws {
    let evidence = try input.read(choices)
    let position = try rater.map(evidence.position)
    let statistics = withProgress("Computing the statistics") {
      RatingStatistics(evidence.source, settings: choices.settings, progress: $0)
    }
    guard let position else {
      let origin = StatisticsReport.Origin(
        program: "reassess \(Reassess.version)", note: evidence.note,
        incompleteImages: evidence.incompleteImages, remarks: evidence.remarks)
      return try print(StatisticsReport(statistics, origin: origin))
    }
    try print(RaterReport(RaterDetail(statistics, rater: position), names: evidence.names))
  }

  private func print<Report: SeveralTables>(_ report: Report) throws {
    let layout = TextLayout.terminal(width: wide ? nil : terminalWidth())
    try printData(
      report.rendered(as: format, part: table.flatMap(Report.Part.init(rawValue:)), layout: layout))
  }
}

/// Where the answers are: in a campaign, or in the published archives.
struct StatsInput: ParsableArguments {
  @Argument(help: "The campaign's folder. (default: .)", completion: .directory)
  var campaign: String?

  @Option(
    help: """
      Instead of a campaign: the folder of the published archives raters.npz, golden.npz and raters_golden.npz.
      """, completion: .directory)
  var npz: String?

  @Option(help: "With --npz: the file of the images' original labels.", completion: .file())
  var original: String?

  @Option(
    help:
      "With --npz: the classes (index, wnid, lemmas, definition), to read WordNet ids and to name labels.",
    completion: .file(extensions: ["tsv"]))
  var classes: String?

  @Option(
    help: "With --npz: the labels about which the original label is a rater, or none. (default: 0..397)")
  var originalRaterLabels: LabelRanges?

  func validate() throws {
    guard (npz == nil) == (original == nil) else {
      throw ValidationError("--npz and --original belong together.")
    }
    guard npz != nil || (classes == nil && originalRaterLabels == nil) else {
      throw ValidationError("--classes and --original-rater-labels go with --npz.")
    }
    guard npz == nil || campaign == nil else {
      throw ValidationError("either a campaign or --npz, not both.")
    }
  }

  /// Reads the answers and aggregates them.
  func read(_ choices: StatsChoices) throws -> StatsEvidence {
    guard let npz, let original else { return try StatsEvidence(campaign: campaign ?? ".", choices) }
    return try StatsEvidence(
      archives: npz, originals: original, classes: classes, rated: originalRaterLabels ?? .published, choices)
  }
}

/// What can be chosen about how statistics are made.
struct StatsChoices: ParsableArguments {
  @Option(
    help: """
      The result that raters are compared with: gold, em or majority. Default: gold where there is enough of it, \
      else majority.
      """)
  var method: Method?

  @Option(help: "Where the chance of the intervals begins.")
  var seed = RatingStatistics.Settings().seed

  @Option(help: "How often images are drawn for an interval: 100 or more.")
  var draws = RatingStatistics.Settings().bootstrap.draws

  @Flag(help: "Count ratings made without a picture too.")
  var includeUnseen = false

  func validate() throws {
    // The ends of a 95 % interval lie among the outer 2.5 %: those of fewer draws are single ones.
    guard (100...1_000_000).contains(draws) else {
      throw ValidationError("--draws is from 100 to 1000000.")
    }
  }

  var settings: RatingStatistics.Settings {
    var settings = RatingStatistics.Settings()
    settings.seed = seed
    settings.bootstrap.draws = draws
    return settings
  }
}
