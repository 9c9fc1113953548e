import DurableFiles
import Glibc
import JSONLines
import RatingStore
import Ratings
import Threads

/// A journal in the answers folder, by the name of its file.
struct JournalName {
  /// The file's name, such as `ana.jsonl`.
  var file: String
  /// The rater, or nil when the file's name is no rater's.
  var rater: RaterName?
}

extension CampaignFolder {
  /// The journals in their folder, by name; none when the folder is missing.
  func journalNames() throws(FileProblem) -> [JournalName] {
    let folder = journalsPath
    guard let stream = opendir(folder) else {
      if errno == ENOENT { return [] }
      throw FileProblem(file: folder, message: "cannot list it: \(Errno(errno))")
    }
    defer { closedir(stream) }
    var names: [JournalName] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      // Beside each journal may lie its holder's note and torn tails; hidden files are nobody's.
      guard name.hasSuffix(".jsonl"), !name.hasPrefix(".") else { continue }
      names.append(JournalName(file: name, rater: RaterName(String(name.dropLast(".jsonl".count)))))
    }
    return names.sorted { $0.file.utf8.lexicographicallyPrecedes($1.file.utf8) }
  }

  /// A rater's journal as it stands on disk.
  public func journal(of rater: RaterName) -> JournalFile {
    // A digest is taken from the beginning to the end.
    JournalFile(
      journalPath(of: rater), partSize: digests == nil ? JournalFile.partSize : .max, calls: calls)
  }
}

extension Campaign {
  /// Where a rater stands, read without opening the journal for writing; nothing done when there is none.
  public func readProgress(of rater: RaterName) throws(CampaignProblems) -> RaterProgress {
    do throws(FileProblem) {
      return try folder.journal(of: rater).fold(into: freshProgress(of: rater)).progress
    } catch {
      throw CampaignProblems(problems: [error.cleaned])
    }
  }

  /// Where each rater stands: those of raters.jsonl in its order, with a journal or without, then all others
  /// who have a journal, by name.
  ///
  /// Each holds the rater's ratings in force, and those that came too late. Throws all problems at once.
  public func readAllProgress() throws(CampaignProblems) -> [RaterProgress] {
    try mapAllProgress { $0 }
  }

  /// Reads everybody's journals, several at once, and keeps only what is made of each: a rater's progress takes
  /// memory for every task of the campaign.
  ///
  /// The raters come in the order of `readAllProgress`. Throws all problems at once.
  /// - Parameters:
  ///   - progress: told now and then how many journals have been begun, as a share from 0 to 1.
  ///   - transform: makes of a rater's progress what is kept.
  public func mapAllProgress<Value: Sendable>(
    progress: (Double) -> Void = { _ in }, _ transform: @escaping @Sendable (RaterProgress) -> Value
  ) throws(CampaignProblems) -> [Value] {
    var problems: [FileProblem] = []
    var raters = folder.readRaters(&problems)
    raters += folder.otherRaters(than: raters, &problems)
    let sizes = raters.map { (try? folder.calls.stat(folder.journalPath(of: $0)).size) ?? 0 }
    let longestFirst = raters.indices.sorted { sizes[$0] > sizes[$1] }
    let journals = concurrentMap(inOrder: longestFirst, progress: progress) { [raters] place in
      Result { () throws(CampaignProblems) in try transform(readProgress(of: raters[place])) }
    }
    var values: [Value] = []
    for journal in journals {
      switch journal {
      case .success(let value): values.append(value)
      case .failure(let error): problems += error.problems
      }
    }
    try folder.check(problems)
    return values
  }
}

extension CampaignFolder {
  /// Everybody who takes part: the raters of raters.jsonl in its order, then all others who have a journal, by
  /// name.
  public func readEverybody() throws(CampaignProblems) -> [RaterName] {
    var problems: [FileProblem] = []
    let invited = readRaters(&problems)
    let others = otherRaters(than: invited, &problems)
    try check(problems)
    return invited + others
  }

  /// The raters who have a journal and are not among the known ones.
  func otherRaters(than known: [RaterName], _ problems: inout [FileProblem]) -> [RaterName] {
    do throws(FileProblem) {
      var others: [RaterName] = []
      for name in try journalNames() {
        if let rater = name.rater {
          if !known.contains(rater) { others.append(rater) }
        } else {
          problems.append(
            FileProblem(
              file: path(of: work.journals + "/" + name.file),
              message: badRaterName(String(name.file.dropLast(".jsonl".count)))))
        }
      }
      return others
    } catch {
      problems.append(error)
      return []
    }
  }
}
