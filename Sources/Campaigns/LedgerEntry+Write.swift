import JSONLines
import RatingStore
import Ratings

extension JSONWriter {
  /// Writes a ledger's entry as one line; tasks stand there by name.
  mutating func line(_ entry: LedgerEntry, tasks: TaskList) {
    object { json in
      json.member("event", entry.event.name)
      json.member("at", entry.at.description)
      json.member("seq", entry.seq)
      if let (task, rater) = entry.event.slot {
        json.member("task", tasks.id(at: task))
        json.member("rater", rater.description)
      }
      switch entry.event {
      case .claim(_, _, let until), .renew(_, _, let until), .reopen(_, _, let until):
        json.member("until", until.description)
      case .release(_, _, let reason): json.member("reason", reason.rawValue)
      case .close(let isClosed): json.member("closed", isClosed)
      case .pending, .submit, .elsewhere: break
      }
    }
    endLine()
  }
}

extension LedgerEvent {
  fileprivate var name: String {
    switch self {
    case .claim: "claim"
    case .renew: "renew"
    case .pending: "pending"
    case .submit: "submit"
    case .reopen: "reopen"
    case .release: "release"
    case .close: "close"
    case .elsewhere: "elsewhere"
    }
  }
}
