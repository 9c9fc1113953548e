import ArgumentParser
import DurableFiles
import Exchange
import Glibc

/// Writes a campaign's data for other programs.
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a campaign's answers for other programs.",
    discussion: """
      To stdout, or with --output to a file, which takes its place when it is whole; devices, pipes and symbolic \
      links are not replaced. Documentation/FileFormats.md describes the formats.

      Examples:
        reassess export crowd-kit birds > answers.csv
        reassess export answers birds --output answers.csv
      """,
    subcommands: [ExportCrowdKit.self, ExportAnswers.self, ExportLabelStudio.self, ExportNpz.self])
}

/// Where an export goes.
struct OutputOption: ParsableArguments {
  @Option(help: "The file to write; stdout without it.", completion: .file())
  var output: String?

  /// Begins the export.
  func open() throws -> ExportOutput {
    try writing { () throws(FileError) in try ExportOutput(output) }
  }

  /// Does work with a progress bar, unless the output goes to the terminal, where the bar would stand in its midst.
  func withProgress<Value, Problem: Error>(
    _ work: String, _ body: (_ progress: (Double) -> Void) throws(Problem) -> Value
  ) throws(Problem) -> Value {
    if output == nil, isatty(STDOUT_FILENO) == 1 { return try body { _ in } }
    return try reassess.withProgress(work, body)
  }

  /// Does something with the output, and fails with the reason when it cannot be written.
  func writing<Value>(_ body: () throws(FileError) -> Value) throws -> Value {
    do throws(FileError) {
      return try body()
    } catch {
      throw Failure(error.description)
    }
  }
}
