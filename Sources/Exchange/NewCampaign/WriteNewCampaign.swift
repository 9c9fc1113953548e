import Campaigns
import DurableFiles
import Glibc
import JSONLines
import RatingStore
import Ratings

extension NewCampaign {
  /// Writes the campaign into a folder that must not exist yet.
  ///
  /// It is written into a folder beside it, which is renamed when everything is safe on disk and has been read
  /// again: whatever happens, there is a whole campaign that can be read, or none.
  /// - Parameters:
  ///   - path: the campaign's folder.
  ///   - program: the name and version of the program, as journals record it.
  ///   - progress: told from 0 to 1 how much has been written.
  ///   - calls: the system.
  public func write(
    to path: String, program: String, progress: (Double) -> Void = { _ in }, calls: SystemCalls = .real
  ) throws(ExchangeError) {
    try Self.requireNothing(at: path)
    let path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    let draft = CampaignFolder("\(path).new-\(getpid())", calls: calls)
    do throws(FileError) {
      try makeFolder(at: draft.path, calls: calls)
    } catch {
      throw ExchangeError(error, file: path)
    }
    do throws(ExchangeError) {
      do throws(FileError) {
        try writeFiles(in: draft, calls)
        try writeJournals(in: draft, program: program, progress, calls)
      } catch {
        throw ExchangeError(error, file: path)
      }
      try Self.requireReadable(draft, as: path)
      try Self.move(draft, to: path, calls)
    } catch {
      removeFiles(in: draft)
      throw error
    }
  }

  /// Reads everything as `reassess check` does, but for the pictures, which are not there yet.
  private static func requireReadable(_ draft: CampaignFolder, as path: String) throws(ExchangeError) {
    let problems = checkCampaign(draft, withPictures: false).problems
    guard let first = problems.first else { return }
    let name = first.file.hasPrefix(draft.path) ? first.file.dropFirst(draft.path.count + 1) : first.file[...]
    let line = first.line.map { " line \($0)," } ?? ""
    throw ExchangeError(
      file: path,
      reason: """
        nothing was written, because the campaign could not have been read, which is a fault of this program: \
        \(name),\(line) \(first.message)
        """)
  }

  private static func move(
    _ draft: CampaignFolder, to path: String, _ calls: SystemCalls
  ) throws(ExchangeError) {
    do throws(FileError) {
      try moveFolder(from: draft.path, to: path, calls: calls)
    } catch {
      // Somebody else made it meanwhile.
      try requireNothing(at: path)
      throw ExchangeError(error, file: path)
    }
  }

  /// Refuses a path where there is something already: worth doing before a long import.
  public static func requireNothing(at path: String) throws(ExchangeError) {
    guard access(path, F_OK) != 0 else {
      throw ExchangeError(file: path, reason: "it exists already; a new campaign needs a folder of its own")
    }
  }

  /// The mode of files that are nobody else's to read: gold, and journals, as rating makes them too.
  private static let confidential: UInt32 = 0o640

  private func writeFiles(
    in folder: CampaignFolder, _ calls: SystemCalls
  ) throws(FileError) {
    let files: [(name: String, bytes: [UInt8])] = [
      ("campaign.json", settingsFile), ("labels.json", labelsFile), ("images.jsonl", imagesFile),
      ("tasks.jsonl", tasksFile), ("raters.jsonl", ratersFile),
    ]
    for file in files { try replaceFile(at: folder.path(of: file.name), with: file.bytes, calls: calls) }
    guard !gold.isEmpty else { return }
    try replaceFile(at: folder.path(of: "gold.jsonl"), with: goldFile, mode: Self.confidential, calls: calls)
  }

  private func writeJournals(
    in folder: CampaignFolder, program: String, _ progress: (Double) -> Void, _ calls: SystemCalls
  ) throws(FileError) {
    try makeFolder(at: folder.path(of: "answers"), mode: 0o750, calls: calls)
    let digest = digest(of: labels)
    for (place, rater) in raters.enumerated() {
      progress(Double(place) / Double(raters.count))
      let journal = journal(of: rater, program: program, labels: digest)
      try replaceFile(
        at: folder.journalPath(of: rater.name), with: journal, mode: Self.confidential, calls: calls)
    }
  }

  /// Removes what was written so far; what cannot be removed stays, under its name that says it is a draft.
  private func removeFiles(in folder: CampaignFolder) {
    let names = ["campaign.json", "labels.json", "images.jsonl", "tasks.jsonl", "raters.jsonl", "gold.jsonl"]
    for path in names.map(folder.path(of:)) + raters.map({ folder.journalPath(of: $0.name) }) {
      _ = unlink(path)
    }
    _ = rmdir(folder.path(of: "answers"))
    _ = rmdir(folder.path)
  }
}
