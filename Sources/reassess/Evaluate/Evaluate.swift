import ArgumentParser
import Evaluation
import Reporting

/// Says what the labels say about models.
struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Evaluate models by the original and the ReaL labels.",
    discussion: """
      Predictions are .npy arrays of numbers, images x labels (logits or probabilities); .npy arrays of label indices, one \
      for each image or several, the most likely first; the same as JSON; folders, or lists such as \
      [{"file": "a.npy", "name": "BiT-L"}]. Images are in the order of images.jsonl. Of equal numbers the lower label \
      comes first.

      Of a campaign, models are judged by the original labels of images.jsonl and by results/real.json, and all is \
      written to results/evaluation.json too. Without one, --original is a JSON array of labels and --real one of \
      arrays of labels. Images without ReaL labels are left out of ReaL accuracy.

      --table takes two tables of accuracies as timm publishes them, by the original and by ReaL labels, for the \
      regression; models are called NAME@SIZE there. JSON and CSV are the models, or another table: --part \
      \(EvaluationReport.Part.allCases.map(\.rawValue).joined(separator: ", ")). Documentation/Evaluation.md has \
      the formulas.

      Examples:
        reassess evaluate ~/campaigns/birds --predictions a.npy b.npy --ensemble a,b
        reassess evaluate --real real.json --original labels.json \\
          --predictions logits.npy --format json
        reassess evaluate --table results-imagenet.csv results-imagenet-real.csv \\
          --group 22k='*in22k*'
      """)

  @OptionGroup var input: EvaluateInput
  @OptionGroup var choices: EvaluateChoices

  @Option(help: "table, csv or json.")
  var format = ReportFormat.table

  @Option(help: "One table alone; see above.")
  var part: EvaluationReport.Part?

  func run() throws {
    let run = try EvaluationRun(input, choices)
    try run.write()
    if !run.notes.isEmpty { printMessage(run.notes.joined(separator: "\n")) }
    // JSON is a list of models: what programs look for.
    let chosen = part ?? (format == .json ? .models : nil)
    try printData(EvaluationReport(run.result).rendered(as: format, part: chosen, layout: .terminal))
  }
}

extension EvaluationReport.Part: ExpressibleByArgument {}

/// What is evaluated, and by what.
struct EvaluateInput: ParsableArguments {
  @Argument(
    help: "The campaign's folder. (default: . where neither labels nor results are given)",
    completion: .directory)
  var campaign: String?

  @Option(
    parsing: .upToNextOption, help: "The models' predictions. (default: the campaign's folder predictions)",
    completion: .file())
  var predictions: [String] = []

  @Option(
    help: "Other ReaL labels than the campaign's: a JSON array of arrays of labels.", completion: .file())
  var real: String?

  @Option(help: "Without a campaign: the original labels, a JSON array.", completion: .file())
  var original: String?

  @Option(
    help:
      "Without a campaign: the classes (index, wnid, lemmas, definition), for names and for --exclude-under.",
    completion: .file(extensions: ["tsv"]))
  var classes: String?

  @Option(
    name: .customLong("table"), parsing: .upToNextOption,
    help: "Two tables of accuracies: by the original labels, and by ReaL (columns model, img_size, top1).",
    completion: .file(extensions: ["csv"]))
  var results: [String] = []

  /// Whether labels are files, or there are none, rather than a campaign's.
  var isWithoutCampaign: Bool {
    campaign == nil && (original != nil || (predictions.isEmpty && !results.isEmpty))
  }

  func validate() throws {
    guard [0, 2].contains(results.count) else { throw ValidationError("--table needs two tables.") }
    guard campaign == nil || (original == nil && classes == nil) else {
      throw ValidationError("--original and --classes are for use without a campaign.")
    }
    guard campaign != nil || (original == nil) == (real == nil) || !isWithoutCampaign else {
      throw ValidationError("--original and --real belong together.")
    }
    guard original == nil || !predictions.isEmpty else {
      throw ValidationError("--original and --real are there to judge --predictions by.")
    }
    guard classes == nil || original != nil else { throw ValidationError("--classes goes with --original.") }
  }
}

/// What can be chosen.
struct EvaluateChoices: ParsableArguments {
  @Option(help: "How many predictions count for top-k accuracy.")
  var topK = 5

  @Option(
    help: ArgumentHelp("Add the mean of these models. May be given several times.", valueName: "[name=]a,b,…")
  )
  var ensemble: [String] = []

  @Option(
    help: ArgumentHelp(
      "A group of the regression: models whose names fit the pattern; twice for both, once for it and all others.",
      valueName: "name=pattern"))
  var group: [String] = []

  @Option(help: "The original accuracy at which the groups part, from 0 to 1. (default: the median)")
  var cut: Double?

  @Option(help: "The greatest accuracy of the oracle in the classes that are compared with it.")
  var oracleAtMost = OracleComparison.usualLimit

  /// Animals.
  static let usualExclusion = "n00015388"

  @Option(
    help: """
      Labels under this WordNet id are not compared with the oracle; none: all are. With --classes n00015388 alone is \
      known, animals.
      """)
  var excludeUnder = usualExclusion

  @Option(help: "How often the residuals of the regression are dealt out anew.")
  var permutations = PermutationTest.usualDraws

  @Option(help: "Where the chance of the permutations begins.")
  var seed: UInt64 = 1

  func validate() throws {
    guard (1...100).contains(topK) else { throw ValidationError("--top-k is from 1 to 100.") }
    guard (0...1).contains(cut ?? 0) else { throw ValidationError("--cut is from 0 to 1.") }
    guard (0...1).contains(oracleAtMost) else { throw ValidationError("--oracle-at-most is from 0 to 1.") }
    guard (1...1_000_000).contains(permutations) else {
      throw ValidationError("--permutations is from 1 to 1000000.")
    }
    guard group.count <= 2, cut == nil || group.isEmpty else {
      throw ValidationError("--group is given once or twice, and not with --cut.")
    }
    for group in group where !group.dropFirst().contains("=") || group.hasSuffix("=") {
      throw ValidationError("--group is NAME=PATTERN, not \(group).")
    }
    if case .patterns(let patterns) = groupRule {
      let names = patterns.map(\.name) + (patterns.count == 1 ? [GroupRule.nameOfOthers] : [])
      guard Set(names).count == names.count else {
        throw ValidationError("two groups would be called \(names[0]).")
      }
    }
  }

  /// How models make two groups.
  var groupRule: GroupRule {
    if group.isEmpty { return .cut(cut) }
    return .patterns(
      group.map { text in
        let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
        return GroupRule.NamedPattern(name: parts[0], pattern: parts[1])
      })
  }

  /// Whether groups were asked for, so that it is an error when there are too few models for them.
  var asksForGroups: Bool { !group.isEmpty || cut != nil }
}
