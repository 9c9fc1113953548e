import DurableFiles

extension CampaignFolder {
  /// The part of the campaign that raters write to and that is on a network file system, and that system's name; nil
  /// where all is on this host.
  public func networkFileSystem() throws(FileError) -> (path: String, kind: String)? {
    let answers = journalsPath
    // The ledger lies in the folder itself; mostly the journals are on the same device.
    let devices = [path, answers].map { (try? calls.stat($0))?.device }
    for path in devices[0] == devices[1] || devices[1] == nil ? [path] : [path, answers] {
      let kind = try fileSystemKind(of: path, calls: calls)
      if kind.isNetwork { return (path, kind.name) }
    }
    return nil
  }
}

/// What is lost where a campaign is on a network file system all the same.
public func lossOnNetworkFileSystem(_ kind: String) -> String {
  "This campaign is on a network file system (\(kind)). Locks may not hold there: a task may get more ratings than it "
    + "needs, and two programs may damage one journal. What is shown as saved may be lost when the server stops."
}
