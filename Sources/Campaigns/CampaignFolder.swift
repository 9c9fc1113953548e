import DurableFiles

/// The folder that holds everything about one campaign.
public struct CampaignFolder: Sendable {
  /// The folder as it was named; problems name the files the same way.
  public let path: String
  let calls: SystemCalls
  /// Whose journals and ledger are meant.
  var work = CampaignWork.rating
  /// Where digests of what is read are kept; nil: none are taken.
  let digests: ReadDigests?

  /// Names a folder; nothing is read yet.
  /// - Parameters:
  ///   - path: the folder.
  ///   - digests: takes in what is read of each file, where digests are wanted.
  ///   - calls: the system.
  public init(_ path: String, digests: ReadDigests? = nil, calls: SystemCalls = .real) {
    self.path = path.isEmpty ? "." : path
    self.digests = digests
    self.calls = digests?.watching(calls) ?? calls
  }

  /// The path of one of its files.
  public func path(of name: String) -> String {
    if path == "." { return name }
    return path.hasSuffix("/") ? path + name : path + "/" + name
  }

  /// The path of a rater's journal.
  public func journalPath(of rater: some CustomStringConvertible) -> String {
    path(of: "\(work.journals)/\(rater).jsonl")
  }
}
