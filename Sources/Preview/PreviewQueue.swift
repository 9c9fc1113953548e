/// Decides which picture is decoded next, and what to do when the worker fails: events in, actions out, no I/O.
///
/// One picture is with the worker at a time. The wanted picture goes first; the upcoming ones are taken in their
/// order when nothing is wanted. All times are readings of one monotonic clock.
struct PreviewQueue {
  /// What the owner of the queue must do, in this order.
  enum Action: Equatable {
    /// Start a worker; there is none.
    case start
    /// Open the picture and send it with this number.
    case send(PictureRequest, id: UInt32)
    /// Kill the worker and forget what it has sent.
    case kill
    /// Give the caller the outcome that it waits for.
    case deliver(PictureDelivery)
  }

  private enum Worker: Equatable {
    case absent
    case starting
    case ready
    case unavailable(PictureRefusal)
  }

  /// The picture that the worker has.
  private struct Flight {
    var id: UInt32
    var request: PictureRequest
    /// When it was sent, or when the worker became ready for it.
    var since: Duration
    /// What of it the worker says it will send.
    var part: PicturePart?
  }

  /// What the worker said of its sandbox, once it was ready.
  private(set) var sandbox: Sandbox?

  private let limits: PreviewLimits
  /// Tells the pictures of this program from those of others in the same terminal.
  private let session: UInt8
  private var worker = Worker.absent
  private var flight: Flight?
  private var wanted: (request: PictureRequest, since: Duration)?
  private var upcoming: [PictureRequest] = []
  private var cache: PictureCache
  private var lastID: UInt32 = 0
  /// How often the worker died of a picture.
  private var deaths: [Int: Int] = [:]
  /// Pictures that are decoded only when they are wanted, since preparing them made trouble.
  private var unfitToPrefetch: Set<Int> = []
  /// How often in a row the worker ended before it was ready.
  private var failedStarts = 0

  init(limits: PreviewLimits, session: UInt8 = 0) {
    self.limits = limits
    self.session = session
    cache = PictureCache(pictures: limits.cachePictures, bytes: limits.cacheBytes)
  }

  /// When something must happen although nothing came from the worker; nil where nothing is awaited.
  var deadline: Duration? {
    guard let flight else { return nil }
    let end = flight.since + limits.timePerPicture
    guard worker == .ready, let wanted, wanted.request != flight.request else { return end }
    return min(end, max(flight.since, wanted.since) + limits.patience)
  }

  // MARK: What the caller asks

  /// The worker may as well start now.
  mutating func begin() -> [Action] {
    guard worker == .absent else { return [] }
    worker = .starting
    return [.start]
  }

  /// The caller waits for this picture, and no longer for another; what was to come after that is forgotten too.
  mutating func want(_ request: PictureRequest, now: Duration) -> [Action] {
    wanted = (request, now)
    upcoming = []
    if let refusal = request.refusal { return answer(.refused(refusal)) }
    if let outcome = cache.outcome(for: request) { return answer(outcome) }
    return proceed(now)
  }

  /// These pictures come next, the first one first; they replace those named before.
  mutating func prefetch(_ requests: [PictureRequest], now: Duration) -> [Action] {
    upcoming = requests
    return proceed(now)
  }

  // MARK: What the worker does

  /// The worker sent a message.
  mutating func received(_ reply: WorkerReply, now: Duration) -> [Action] {
    if case .hello(let version, let sandbox) = reply {
      return received(version: version, sandbox: sandbox, now: now)
    }
    if case .part(let id, let part) = reply, worker == .ready, id == flight?.id {
      flight?.part = part
      return []
    }
    guard worker == .ready, let flight,
      let outcome = flight.request.outcome(of: reply, id: flight.id, session: session, limits)
    else { return misbehaved(now: now) }
    return finish(outcome.showing(flight.part), keeping: true, now: now)
  }

  private mutating func received(version: UInt16, sandbox: Sandbox, now: Duration) -> [Action] {
    guard worker == .starting else { return misbehaved(now: now) }
    guard version == WireFrame.version else {
      return [.kill] + unavailable(.workerUnusable("the picture program is of another version"), now: now)
    }
    worker = .ready
    failedStarts = 0
    self.sandbox = sandbox
    flight?.since = now
    return []
  }

  /// The worker sent what no honest worker sends.
  mutating func misbehaved(now: Duration) -> [Action] { [.kill] + died(now: now) }

  /// The worker is gone.
  mutating func died(now: Duration) -> [Action] {
    guard worker == .ready else { return startFailed(now) }
    worker = .absent
    guard let request = flight?.request else { return proceed(now) }
    deaths[request.key, default: 0] += 1
    unfitToPrefetch.insert(request.key)
    if deaths[request.key, default: 0] > limits.restartsPerPicture {
      return finish(.refused(.workerDied), keeping: true, now: now)
    }
    flight = nil
    return proceed(now)
  }

  private mutating func startFailed(_ now: Duration) -> [Action] {
    worker = .absent
    flight = nil
    failedStarts += 1
    guard failedStarts > limits.restartsPerPicture else { return proceed(now) }
    return unavailable(.workerUnusable("the picture program does not start"), now: now)
  }

  /// The worker cannot be started, or not be used: no picture will ever be shown.
  mutating func unavailable(_ refusal: PictureRefusal, now: Duration) -> [Action] {
    worker = .unavailable(refusal)
    flight = nil
    return proceed(now)
  }

  /// The picture that was to be sent cannot be opened.
  mutating func couldNotOpen(_ refusal: PictureRefusal, now: Duration) -> [Action] {
    finish(.refused(refusal), keeping: false, now: now)
  }

  /// Time has passed; acts once `deadline` is reached.
  mutating func timePassed(now: Duration) -> [Action] {
    guard let flight, let deadline, now >= deadline else { return [] }
    guard worker == .ready else { return [.kill] + startFailed(now) }
    worker = .absent
    unfitToPrefetch.insert(flight.request.key)
    guard now >= flight.since + limits.timePerPicture else {
      self.flight = nil
      return [.kill] + proceed(now)
    }
    let seconds = Int(limits.timePerPicture.components.seconds)
    return [.kill] + finish(.refused(.tooLong(seconds: seconds)), keeping: true, now: now)
  }

  // MARK: What follows

  /// The picture in flight has its outcome.
  private mutating func finish(_ outcome: PictureOutcome, keeping: Bool, now: Duration) -> [Action] {
    guard let request = flight?.request else { return proceed(now) }
    flight = nil
    upcoming.removeAll { $0 == request }
    if keeping { cache.keep(outcome, for: request) }
    return (request == wanted?.request ? answer(outcome) : []) + proceed(now)
  }

  /// The wanted picture has its outcome.
  private mutating func answer(_ outcome: PictureOutcome) -> [Action] {
    guard let request = wanted?.request else { return [] }
    wanted = nil
    return [.deliver(PictureDelivery(request: request, outcome: outcome))]
  }

  /// Takes up the next picture, if the worker is free.
  private mutating func proceed(_ now: Duration) -> [Action] {
    if case .unavailable(let refusal) = worker { return answer(.refused(refusal)) }
    guard flight == nil, let request = wanted?.request ?? nextUpcoming() else { return [] }
    lastID &+= 1
    flight = Flight(id: lastID, request: request, since: now)
    return begin() + [.send(request, id: lastID)]
  }

  private mutating func nextUpcoming() -> PictureRequest? {
    upcoming = upcoming.filter {
      $0.refusal == nil && !cache.contains($0) && !unfitToPrefetch.contains($0.key)
    }
    return upcoming.first
  }
}
