/// The few finished pictures that are shown next or again; the one unused for longest goes first.
///
/// There are so few that they are looked through.
struct PictureCache {
  private let mostPictures: Int
  private let mostBytes: Int
  /// The one used last is at the end.
  private var entries: [(request: PictureRequest, outcome: PictureOutcome)] = []
  private(set) var byteCount = 0

  init(pictures: Int, bytes: Int) { (mostPictures, mostBytes) = (pictures, bytes) }

  /// How many outcomes there are.
  var count: Int { entries.count }

  func contains(_ request: PictureRequest) -> Bool { place(of: request) != nil }

  /// The outcome kept for a request; it counts as used now.
  mutating func outcome(for request: PictureRequest) -> PictureOutcome? {
    guard let place = place(of: request) else { return nil }
    let entry = entries.remove(at: place)
    entries.append(entry)
    return entry.outcome
  }

  mutating func keep(_ outcome: PictureOutcome, for request: PictureRequest) {
    if let place = place(of: request) { remove(at: place) }
    guard outcome.byteCount <= mostBytes else { return }
    entries.append((request, outcome))
    byteCount += outcome.byteCount
    while entries.count > mostPictures || byteCount > mostBytes { remove(at: 0) }
  }

  private func place(of request: PictureRequest) -> Int? { entries.firstIndex { $0.request == request } }

  private mutating func remove(at place: Int) { byteCount -= entries.remove(at: place).outcome.byteCount }
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
