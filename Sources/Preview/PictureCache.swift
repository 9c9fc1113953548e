/// Finished pictures, kept within a bound of memory; the one unused for longest goes first.
struct PictureCache {
  private struct Entry {
    var outcome: PictureOutcome
    var used: UInt64
    var byteCount: Int
  }

  private let limit: Int
  private var entries: [PictureRequest: Entry] = [:]
  private var clock: UInt64 = 0
  private(set) var byteCount = 0

  init(bytes limit: Int) { self.limit = limit }

  func contains(_ request: PictureRequest) -> Bool { entries[request] != nil }

  /// The outcome kept for a request; it counts as used now.
  mutating func outcome(for request: PictureRequest) -> PictureOutcome? {
    guard var entry = entries[request] else { return nil }
    entry.used = tick()
    entries[request] = entry
    return entry.outcome
  }

  mutating func keep(_ outcome: PictureOutcome, for request: PictureRequest) {
    remove(request)
    let entry = Entry(outcome: outcome, used: tick(), byteCount: outcome.byteCount)
    guard entry.byteCount <= limit else { return }
    entries[request] = entry
    byteCount += entry.byteCount
    while byteCount > limit, let oldest = entries.min(by: { $0.value.used < $1.value.used }) {
      remove(oldest.key)
    }
  }

  private mutating func remove(_ request: PictureRequest) {
    if let entry = entries.removeValue(forKey: request) { byteCount -= entry.byteCount }
  }

  private mutating func tick() -> UInt64 {
    clock += 1
    return clock
  }
}

extension PictureOutcome {
  /// The memory that it takes, in bytes.
  fileprivate var byteCount: Int {
    switch self {
    case .picture(let picture, _): picture.byteCount
    case .refused: 64
    }
  }
}
