import ArgumentParser
import Exchange

/// Imports answers as crowd-kit has them.
struct ImportCrowdKit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "crowd-kit",
    abstract: "Import a CSV of columns task, worker, label.",
    discussion: """
      A task is one question, IMAGE/LABEL, with the label's index behind the last slash; a label is yes, no or \
      maybe. Questions of an image that the same workers answered become tasks of at most 8 candidates. How long an \
      answer took, and when it was given, is not known.

      Example:
        reassess import crowd-kit --labels labels.json answers.csv birds
      """)

  @OptionGroup var arguments: ImportArguments

  @Option(
    help: "What is true: a CSV of columns task and label (or true_label), yes or no.", completion: .file())
  var gold: String?

  func run() throws {
    try arguments.run { labels, name, progress throws(ExchangeError) in
      try NewCampaign.crowdKit(arguments.file, gold: gold, labels: labels, name: name, progress: progress)
    }
  }
}
