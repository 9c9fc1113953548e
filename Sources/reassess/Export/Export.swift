import ArgumentParser

/// Writes a campaign's data for other programs.
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write a campaign's answers for other programs.",
    discussion: """
      To stdout, or with --output to a file, which takes its place when it is whole; devices, pipes and symbolic \
      links are not replaced, nor are the campaign's own files. Documentation/FileFormats.md describes the formats.

      Examples:
        reassess export crowd-kit birds > answers.csv
        reassess export answers birds --output answers.csv
      """,
    subcommands: [
      ExportCrowdKit.self, ExportAnswers.self, ExportLabelStudio.self, ExportNpz.self, ExportVerdicts.self,
      ExportImageNetMistakes.self,
    ])
}
