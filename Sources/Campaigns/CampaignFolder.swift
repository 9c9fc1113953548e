import DurableFiles

/// The folder that holds everything about one campaign.
public struct CampaignFolder: Sendable {
  /// The folder as it was named; problems name the files the same way.
  public let path: String
  let calls: SystemCalls

  /// Names a folder; nothing is read yet.
  public init(_ path: String, calls: SystemCalls = .real) {
    self.path = path.isEmpty ? "." : path
    self.calls = calls
  }

  /// The path of one of its files.
  public func path(of name: String) -> String {
    if path == "." { return name }
    return path.hasSuffix("/") ? path + name : path + "/" + name
  }

  /// The path of a rater's journal.
  public func journalPath(of rater: some CustomStringConvertible) -> String {
    path(of: "answers/\(rater).jsonl")
  }
}
