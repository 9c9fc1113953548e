import Campaigns
import DurableFiles
import Glibc
import RatingStore
import Ratings

/// Whether raters may know of a campaign's tasks, or reviewers of its mistakes.
///
/// Nobody does as long as all journals are empty and closed, and the ledger says of no task that somebody had it. As long as this lives
/// then, raters who start wait for the ledger, and find out that tasks.jsonl, or mistakes.jsonl, has changed.
struct Beginning {
  /// What shows that somebody has begun; nil: nobody has.
  let sign: String?
  private let ledger: FileLedger?

  /// Looks at journals and ledger; an empty ledger is made when there is none.
  init(of campaign: Campaign) throws {
    do {
      var ledger = try campaign.signInJournals() == nil ? FileLedger(of: campaign) : nil
      var sign: String?
      try ledger?.lock()
      try ledger?.forEachNews { entry throws(StoreError) in
        // A campaign that was closed, opened or shared has not begun.
        guard case .close = entry.event else { return sign = campaign.signInLedger }
      }
      sign = try sign ?? campaign.signInJournals()
      (self.sign, self.ledger) = (sign, sign == nil ? ledger : nil)
    } catch let error as CampaignProblems {
      throw Failure("the \(campaign.folder.journalsName) cannot be read.\n\(error)")
    } catch let error as FileError {
      throw Failure("\(error).")
    } catch let error as StoreError {
      throw Failure("the ledger cannot be read.\n\(error)")
    }
  }
}

extension Campaign {
  fileprivate var signInLedger: String {
    "\(folder.ledgerName) shows that \(tasks.areMistakes ? "reviewers had mistakes" : "raters had tasks")"
  }

  fileprivate func signInJournals() throws -> String? {
    for rater in try folder.readEverybody() {
      let path = folder.journalPath(of: rater)
      var status = stat()
      if stat(path, &status) == 0, status.st_size > 0 {
        return "\(folder.journalsName)/\(rater).jsonl is not empty"
      }
      if try !synchronizeUnlessHeld(path) { return "\(rater) has the campaign open" }
    }
    return nil
  }
}
