import ArgumentParser
import Campaigns
import DurableFiles
import Exchange
import Glibc

/// Where an export goes.
struct OutputOption: ParsableArguments {
  @Option(help: "The file to write; stdout without it, or for -.", completion: .file())
  var output: String?

  /// The file; nil: stdout.
  private var path: String? { output == "-" ? nil : output }

  /// Begins the export of a campaign, whose own files are not to be replaced by it.
  func open(exporting campaign: CampaignFolder) throws -> ExportOutput {
    if let path { try requireNoOwnFile(path, of: campaign) }
    return try writing { () throws(FileError) in try ExportOutput(path) }
  }

  /// Does work with a progress bar, unless the output goes to the terminal, where the bar would stand in its midst.
  func withProgress<Value, Problem: Error>(
    _ work: String, _ body: (_ progress: (Double) -> Void) throws(Problem) -> Value
  ) throws(Problem) -> Value {
    if path == nil, isatty(STDOUT_FILENO) == 1 { return try body { _ in } }
    return try reassess.withProgress(work, body)
  }

  /// Does something with the output, and fails with the reason when it cannot be written.
  func writing<Value>(_ body: () throws(FileError) -> Value) throws -> Value {
    do throws(FileError) {
      return try body()
    } catch .failed(.write, path: "stdout", Errno(EPIPE)) {
      throw Failure.closedPipe
    } catch {
      throw Failure(error.description)
    }
  }
}

/// Refuses to write a file that is one of a campaign's own: what it is made of, an answer or a result.
func requireNoOwnFile(_ path: String, of campaign: CampaignFolder) throws {
  let (folder, name) = folderAndName(of: path)
  let isOwn =
    isSameFile(folder, campaign.path) && campaignFiles.contains(name)
    || campaignFolders.contains { isWithin(folder, campaign.path(of: $0)) }
  guard isOwn else { return }
  throw Failure("\(path) is one of the campaign's own files, which an export does not replace.")
}

/// What lies in a campaign's folder and is read from there.
private let campaignFiles: Set = [
  "campaign.json", "labels.json", "images.jsonl", "tasks.jsonl", "raters.jsonl", "gold.jsonl",
  "mistakes.jsonl", "ledger.jsonl", "mistakes.ledger.jsonl",
]

/// The folders of a campaign, in which nothing is but what belongs there.
private let campaignFolders = ["answers", "reviews", "results", "images", "predictions", "examples"]

/// Whether a folder is another, or lies somewhere in it, links followed.
private func isWithin(_ folder: String, _ other: String) -> Bool {
  guard let inner = resolved(folder), let outer = resolved(other) else { return false }
  return inner == outer || inner.hasPrefix(outer + "/")
}

/// The path of a file without links; nil where it leads nowhere.
private func resolved(_ path: String) -> String? {
  guard let buffer = realpath(path, nil) else { return nil }
  defer { free(buffer) }
  return String(cString: buffer)
}

/// The parts of a path before and behind its last slash.
private func folderAndName(of path: String) -> (folder: String, name: String) {
  guard let slash = path.lastIndex(of: "/") else { return (".", path) }
  return (slash == path.startIndex ? "/" : String(path[..<slash]), String(path[path.index(after: slash)...]))
}
