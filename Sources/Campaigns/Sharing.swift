public import DurableFiles

extension Campaign {
  /// Makes the folder of the journals, still closed to others, where there is none; and gives it to a group, if any is named.
  ///
  /// Its owner and its group will be able to read all answers.
  public func prepareSharing(group: UInt32?) throws(FileError) -> (owner: UInt32, group: UInt32) {
    let answers = folder.journalsPath
    try makeFolder(at: answers, mode: 0o750, calls: folder.calls)
    if let group { try setGroup(of: answers, to: group, calls: folder.calls) }
    return try fileOwner(of: answers, calls: folder.calls)
  }

  /// Lets other users of this machine rate, and see nothing of each other's answers.
  ///
  /// In the folder of the journals, which must be there, everybody can make files, which get the folder's group, but nobody can list it
  /// or remove what is another's; journals that are there are closed to others. Everybody who can reach the ledger, which must be there, can write to it; gold and
  /// results are for the lead alone.
  public func share() throws(FileError) {
    // Who may not list the folder is not the lead, as the calls below will say.
    for name in (try? folder.journalNames()) ?? [] {
      try closeToOthers("\(folder.journalsPath)/\(name.file)", calls: folder.calls)
    }
    let results = folder.path(of: "results")
    try makeFolder(at: results, mode: 0o700, calls: folder.calls)
    try setPermissions(of: results, to: 0o700, calls: folder.calls)
    do throws(FileError) {
      try setPermissions(of: folder.path(of: "gold.jsonl"), to: 0o600, calls: folder.calls)
    } catch  where error.isMissing {
      // No gold.
    }
    try setPermissions(of: folder.ledgerPath, to: 0o666, calls: folder.calls)
    let answers = folder.journalsPath
    do throws(FileError) {
      try setPermissions(of: answers, to: 0o3733, calls: folder.calls)
    } catch {
      // Half open, journals would go to groups that the lead may not be in.
      try? setPermissions(of: answers, to: 0o750, calls: folder.calls)
      throw error
    }
  }
}
