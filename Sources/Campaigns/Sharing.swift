public import DurableFiles

extension Campaign {
  /// Lets other users of this machine rate, and see nothing of each other's answers.
  ///
  /// In `answers/` everybody can make files, which get the folder's group, but nobody can list it or remove what is
  /// another's. Everybody who can reach the ledger, which must be there, can write to it; gold is for the lead alone.
  public func share() throws(FileError) {
    let answers = folder.path(of: "answers")
    try makeFolder(at: answers, mode: 0o750, calls: folder.calls)
    try setPermissions(of: answers, to: 0o3733, calls: folder.calls)
    try setPermissions(of: folder.path(of: "ledger.jsonl"), to: 0o666, calls: folder.calls)
    do throws(FileError) {
      try setPermissions(of: folder.path(of: "gold.jsonl"), to: 0o600, calls: folder.calls)
    } catch  where error.isMissing {
      // No gold.
    }
  }
}
