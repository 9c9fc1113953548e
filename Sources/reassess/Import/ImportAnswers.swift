import ArgumentParser
import Exchange

/// Imports a table of answers.
struct ImportAnswers: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "answers",
    abstract: "Import a CSV with one row an answer, as export answers writes it.",
    discussion: """
      Columns rater, task, image, label (its index) and answer are needed; labelId, purpose, of, seconds, picture \
      and at may be there.

      Example:
        reassess import answers --labels labels.json answers.csv birds
      """)

  @OptionGroup var arguments: ImportArguments

  func run() throws {
    try arguments.run { labels, name, progress throws(ExchangeError) in
      try NewCampaign.answers(arguments.file, labels: labels, name: name, progress: progress)
    }
  }
}
