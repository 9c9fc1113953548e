import ArgumentParser
import Exchange

/// Imports what was annotated in Label Studio.
struct ImportLabelStudio: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "label-studio",
    abstract: "Import Label Studio's JSON export of tasks that export label-studio made.",
    discussion: """
      Annotations become ratings; predictions and cancelled annotations are left out. A rater is named by the \
      annotation's rater, or else by the number of who completed it.

      Example:
        reassess import label-studio --labels labels.json project-1.json birds
      """)

  @OptionGroup var arguments: ImportArguments

  func run() throws {
    try arguments.run { labels, name, progress throws(ExchangeError) in
      try NewCampaign.labelStudio(arguments.file, labels: labels, name: name, progress: progress)
    }
  }
}
