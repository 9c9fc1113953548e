public import DurableFiles

extension CampaignFolder {
  /// Waits until nobody else writes results, and keeps others waiting until the lock is released: results belong
  /// together. The folder is made when it is missing.
  public func lockResults() throws(FileError) -> FolderLock {
    try makeFolder(at: path(of: "results"), calls: calls)
    return try FolderLock(path(of: "results"), calls: calls)
  }

  /// Writes a result, such as `scores.jsonl`, into results/, and its record beside it as `scores.run.json`.
  ///
  /// Each file replaces the old one at once, and whole, the result first; the folder is made when it is missing.
  public func writeResult(_ name: String, _ content: [UInt8], record: String) throws(FileError) {
    try writeResult(name, record: record) { file throws(FileError) in try file.append(content) }
  }

  /// The same for a content that is written in parts.
  /// - Parameter replaced: keeps the files that were there before.
  public func writeResult(
    _ name: String, record: String, keeping replaced: ReplacedFiles? = nil,
    _ write: (ReplacementFile) throws(FileError) -> Void
  ) throws(FileError) {
    let folder = path(of: "results")
    try makeFolder(at: folder, calls: calls)
    try Campaigns.writeResult(name, record: record, in: folder, keeping: replaced, calls: calls, write)
  }
}

/// Writes a result into a folder, and its record beside it as `NAME.run.json`.
///
/// Both are safe on disk before either replaces an old one. Each does so at once, and whole, but one after the other:
/// when the process is killed between the two, the new result stands beside the record of the old one, until it is
/// written again.
/// - Parameters:
///   - replaced: keeps the files that were there before.
///   - write: writes the result's content; when it throws, nothing is replaced.
public func writeResult(
  _ name: String, record: String, in folder: String, keeping replaced: ReplacedFiles? = nil,
  calls: SystemCalls = .real, _ write: (ReplacementFile) throws(FileError) -> Void
) throws(FileError) {
  let file = try ReplacementFile(at: "\(folder)/\(name)", calls: calls)
  let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
  let recordFile = try ReplacementFile(at: "\(folder)/\(stem).run.json", calls: calls)
  try recordFile.append(Array(record.utf8))
  try write(file)
  try ReplacementFile.finish([file, recordFile], keeping: replaced)
}
