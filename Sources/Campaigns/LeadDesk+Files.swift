import DurableFiles
public import RatingStore
public import Ratings

extension LeadDesk where Storage == FileLedger {
  /// A desk over a campaign's ledger, which is made anew from the journals where it is missing or empty.
  ///
  /// `allowsNetwork`: whether a network file system is accepted, where locks may not hold.
  public init(
    of campaign: Campaign, at time: Timestamp, allowsNetwork: Bool = false
  ) throws(StoreError) {
    if !allowsNetwork,
      let found = try asStoreError({ () throws(FileError) in
        try campaign.folder.networkFileSystem()
      })
    {
      throw StoreError(
        JournalError.networkFileSystem(path: found.path, kind: found.kind).description
          + ". --allow-network-fs does it all the same")
    }
    var ledger = try asStoreError { () throws(FileError) in try FileLedger(of: campaign) }
    try ledger.enterRatings(of: campaign, at: time)
    self.init(tasks: campaign.tasks, rules: ClaimRules(campaign.settings), ledger: ledger)
  }

  /// Frees slots of a campaign; what is pending is resolved from the raters' journals.
  public mutating func release(
    rater: RaterName? = nil, task: Int? = nil, of campaign: Campaign, at time: Timestamp
  ) throws(StoreError) -> [Release] {
    try release(rater: rater, task: task, at: time) { rater throws(StoreError) in
      try campaign.settledProgress(of: rater)
    }
  }
}

extension Campaign {
  /// Where a rater stands by a journal that is safe on disk; nil while the rater's program has it open.
  func settledProgress(of rater: RaterName) throws(StoreError) -> RaterProgress? {
    do throws(FileError) {
      guard try synchronizeUnlessHeld(folder.journalPath(of: rater), calls: folder.calls) else { return nil }
    } catch {
      throw StoreError("\(error)")
    }
    do throws(CampaignProblems) {
      return try readProgress(of: rater)
    } catch {
      throw StoreError("\(error)")
    }
  }
}
