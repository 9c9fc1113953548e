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
    try writeResult(name, [content], record: record)
  }

  /// The same for a content in parts.
  public func writeResult(_ name: String, _ parts: [[UInt8]], record: String) throws(FileError) {
    let folder = path(of: "results")
    try makeFolder(at: folder, calls: calls)
    try Campaigns.writeResult(name, parts, record: record, in: folder, calls: calls)
  }
}

/// Writes a result, given in parts, into a folder, and its record beside it as `NAME.run.json`.
///
/// Each file replaces the old one at once, and whole, but one after the other: when the process is killed between the
/// two, the new result stands beside the record of the old one, until it is written again.
public func writeResult(
  _ name: String, _ parts: [[UInt8]], record: String, in folder: String, calls: SystemCalls = .real
) throws(FileError) {
  let file = try ReplacementFile(at: "\(folder)/\(name)", calls: calls)
  for part in parts { try file.append(part) }
  try file.finish()
  let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
  try replaceFile(at: "\(folder)/\(stem).run.json", with: Array(record.utf8), calls: calls)
}
