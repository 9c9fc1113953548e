import DurableFiles

extension CampaignFolder {
  /// Writes a result, such as `scores.jsonl`, into results/, and its record beside it as `scores.run.json`.
  ///
  /// Each file replaces the old one at once, and whole; the folder is made when it is missing.
  public func writeResult(_ name: String, _ content: String, record: String) throws(FileError) {
    try makeFolder(at: path(of: "results"), calls: calls)
    try replaceFile(at: path(of: "results/" + name), with: Array(content.utf8), calls: calls)
    let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    try replaceFile(at: path(of: "results/\(stem).run.json"), with: Array(record.utf8), calls: calls)
  }
}
