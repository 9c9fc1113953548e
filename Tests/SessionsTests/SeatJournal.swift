import Campaigns
import RatingStore

@testable import Sessions

/// A seat in a campaign on disk, at a time that the test sets.
final class SeatJournal: AnswerJournal {
  private(set) var seat: Seat<FileLedger, FileJournal>
  var time = Timestamp(milliseconds: 0)
  /// How many appends were refused.
  private(set) var refusals = 0

  init(_ seat: Seat<FileLedger, FileJournal>) { self.seat = seat }

  var progress: RaterProgress { seat.progress }

  func append(_ events: [JournalEvent]) throws(NotSaved) -> [JournalEntry] {
    do throws(StoreError) {
      return try seat.append(events, at: time)
    } catch {
      refusals += 1
      throw NotSaved(error.description)
    }
  }

  func claim() throws(NotSaved) -> Claims {
    do throws(StoreError) { return try seat.claim(at: time) } catch { throw NotSaved(error.description) }
  }

  func renew() throws(NotSaved) -> [Int] {
    do throws(StoreError) { return try seat.renew(at: time) } catch { throw NotSaved(error.description) }
  }
}
