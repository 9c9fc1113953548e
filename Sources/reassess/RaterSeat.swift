import Campaigns
import DurableFiles
import Glibc
import RatingStore
import Ratings
import Sessions

/// The rater's seat in a campaign, with the clock on the wall.
final class RaterSeat: AnswerJournal {
  private var seat: Seat<FileLedger, FileJournal>

  /// Takes the seat: settles what an earlier run left, and makes the ledger where there is none.
  ///
  /// `draft` is what was read of the ledger while the journal was opened.
  init(of rater: RaterName, in campaign: Campaign, _ journal: Journal, _ draft: LedgerDraft?) throws {
    var ledger = try FileLedger(of: campaign)
    var known: Ledger?
    if let draft, try ledger.skip(draft) { known = draft.ledger }
    if known == nil { try ledger.enterRatings(of: campaign, at: now()) }
    seat = try Seat(
      of: rater, rules: ClaimRules(campaign.settings), ledger: ledger, known: known,
      journal: FileJournal(journal), at: now())
  }

  var progress: RaterProgress { seat.progress }

  func append(_ events: [JournalEvent]) throws(NotSaved) -> [JournalEntry] {
    try reporting { () throws(StoreError) in try seat.append(events, at: now()) }
  }

  func claim() throws(NotSaved) -> Claims {
    try reporting { () throws(StoreError) in try seat.claim(at: now()) }
  }

  /// The task for the first screen; the others are claimed when it is out.
  func firstClaim() throws(NotSaved) -> Claims {
    try reporting { () throws(StoreError) in try seat.claim(upTo: 1, at: now()) }
  }

  func renew() throws(NotSaved) -> [Int] {
    try reporting { () throws(StoreError) in try seat.renew(at: now()) }
  }

  /// Gives back what is claimed; where that fails, the leases run out.
  func leave() { try? seat.release(at: now()) }

  private func reporting<Result>(_ body: () throws(StoreError) -> Result) throws(NotSaved) -> Result {
    do throws(StoreError) {
      return try body()
    } catch {
      throw NotSaved(error.description)
    }
  }
}

/// What to add to UTC for the time on the rater's clock, as localtime(3) has it now.
func minutesFromUTC() -> Int {
  var seconds = time(nil)
  var local = tm()
  localtime_r(&seconds, &local)
  return local.tm_gmtoff / 60
}
