import Campaigns
import DurableFiles
import Glibc
import RatingStore
import Ratings

/// A rater without hands and screen: claims and rates by the code that `reassess rate` uses, and notes how long it takes.
struct QuickRater {
  /// The milliseconds of each claim that was asked for.
  private(set) var claims = Samples()
  /// The milliseconds of each submit.
  private(set) var submits = Samples()
  private var seat: Seat<FileLedger, FileJournal>

  /// Takes a seat.
  init(_ rater: RaterName, in campaign: Campaign) throws {
    let (journal, draft) = try campaign.openJournal(of: rater, at: .now)
    var ledger = try FileLedger(of: campaign)
    var known: Ledger?
    if let draft, try ledger.skip(draft) { known = draft.ledger }
    seat = try Seat(
      of: rater, rules: ClaimRules(campaign.settings), ledger: ledger, known: known,
      journal: FileJournal(journal), at: .now)
  }

  /// Claims, then answers and submits the first task that is held; false when there is none, or it is to stop.
  ///
  /// `goesOn` is asked before each answer, and may take its time.
  mutating func rate(_ goesOn: () -> Bool = { true }) throws(StoreError) -> Bool {
    var start = now()
    let claimed = try seat.claim(at: .now)
    claims.add(now() - start)
    guard let task = claimed.tasks.first else { return false }
    let name = seat.progress.tasks.id(at: task)
    for label in seat.progress.tasks.candidates(at: task) {
      guard goesOn() else { return false }
      let answer = Answer.allCases[label % Answer.allCases.count]
      _ = try seat.append([.answer(task: name, label: label, answer: answer)], at: .now)
    }
    guard let rating = seat.progress.submission(of: task, seconds: 1, picture: .shown) else { return false }
    start = now()
    _ = try seat.append([.submit(rating)], at: .now)
    submits.add(now() - start)
    return true
  }

  /// Gives back what is held.
  mutating func leave() throws(StoreError) { try seat.release(at: .now) }
}

extension Timestamp {
  /// The clock on the wall.
  fileprivate static var now: Timestamp {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Timestamp(milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
  }
}
