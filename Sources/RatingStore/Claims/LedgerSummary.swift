import Ratings

/// How far the tasks of purpose rating are by the ledger, and why some are not given out.
///
/// `done`, `free`, `held` and `missing` add up to all of them.
public struct LedgerSummary: Equatable, Sendable {
  /// All tasks of purpose rating.
  public var tasks = 0
  /// Those with all their ratings.
  public var done = 0
  /// Those of which a rater can take a slot.
  public var free = 0
  /// Those that are full because raters work at them.
  public var held = 0
  /// Those whose pictures raters missed: they wait for the lead. Positions in the list of tasks.
  public var missing: [Int] = []
  /// The ratings given.
  public var ratings = 0
  /// The ratings needed in all.
  public var needed = 0
}

extension Ledger {
  /// Counts all tasks of purpose rating.
  public var summary: LedgerSummary {
    var summary = LedgerSummary()
    for task in tasks.indices where tasks.purpose(at: task) == .rating {
      let given = min(slots.submittedCount(of: task), rules.ratersPerTask)
      summary.tasks += 1
      summary.ratings += given
      if given == rules.ratersPerTask {
        summary.done += 1
      } else if isClosed(task) {
        summary.missing.append(task)
      } else if freeSlots(of: task) > 0 {
        summary.free += 1
      } else {
        summary.held += 1
      }
    }
    summary.needed = summary.tasks * rules.ratersPerTask
    return summary
  }
}
