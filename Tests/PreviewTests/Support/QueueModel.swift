import Testing

@testable import Preview

/// A worker and its owner as the queue should see them: performs the queue's actions and checks that each is allowed.
struct QueueModel {
  /// What can happen to a queue.
  enum Event: CaseIterable {
    case wantA, wantB, prefetchBC, hello, reply, nonsense, death, patience, timeLimit
  }

  private(set) var queue: PreviewQueue
  /// What was delivered so far.
  private(set) var deliveries: [PictureDelivery] = []
  /// What the worker has been sent, and how often per picture.
  private(set) var flight: (request: PictureRequest, id: UInt32)?
  private(set) var sends: [Int: Int] = [:]
  private(set) var wanted: PictureRequest?
  private(set) var isAlive = false
  private(set) var isReady = false
  private(set) var now = Duration.zero
  let limits: PreviewLimits
  /// Keys that cannot be opened.
  var unopenable: Set<Int> = []

  init(limits: PreviewLimits = PreviewLimits()) {
    self.limits = limits
    queue = PreviewQueue(limits: limits)
  }

  static func request(_ key: Int, columns: Int = 4) -> PictureRequest {
    PictureRequest(key: key, columns: columns, rows: 2, driver: .symbols(.monochrome))
  }

  /// A picture as the worker would send it.
  static func reply(_ id: UInt32) -> WorkerReply {
    let cell = PictureCell(scalar: 0x20, foreground: 0, background: 0)
    return CellGrid(columns: 1, rows: 1, cells: [cell]).map { .cells(id: id, $0, damaged: false) }
      ?? .refused(id: id, .broken)
  }

  // MARK: Events

  mutating func want(_ request: PictureRequest) {
    wanted = request
    perform(queue.want(request, now: now))
  }

  mutating func prefetch(_ requests: [PictureRequest]) { perform(queue.prefetch(requests, now: now)) }

  mutating func receive(_ reply: WorkerReply) {
    if case .hello = reply { isReady = true } else { flight = nil }
    perform(queue.received(reply, now: now))
  }

  mutating func hello() { receive(.hello(version: WireFrame.version, sandbox: .full)) }

  mutating func die() {
    (isAlive, isReady, flight) = (false, false, nil)
    perform(queue.died(now: now))
  }

  mutating func wait(_ duration: Duration) {
    now += duration
    perform(queue.timePassed(now: now))
  }

  mutating func apply(_ event: Event) {
    switch event {
    case .wantA: want(Self.request(1))
    case .wantB: want(Self.request(2))
    case .prefetchBC: prefetch([Self.request(2), Self.request(3)])
    case .hello: if isAlive, !isReady { hello() }
    case .reply: if isReady, let flight { receive(Self.reply(flight.id)) }
    case .nonsense: if isReady { receive(.refused(id: 0, .broken)) }
    case .death: if isAlive { die() }
    case .patience: wait(limits.patience)
    case .timeLimit: wait(limits.timePerPicture)
    }
  }

  /// A healthy worker from here on; ends when nothing is left to do.
  mutating func finish() {
    for _ in 0..<100 where isAlive || flight != nil {
      apply(.hello)
      guard flight != nil else { return }
      apply(.reply)
    }
  }

  // MARK: Actions

  private mutating func perform(_ actions: [PreviewQueue.Action]) {
    for action in actions {
      switch action {
      case .start:
        #expect(!isAlive)
        (isAlive, isReady) = (true, false)
      case .kill: (isAlive, isReady, flight) = (false, false, nil)
      case .send(let request, let id): send(request, id)
      case .deliver(let delivery):
        #expect(delivery.request == wanted)
        wanted = nil
        deliveries.append(delivery)
      }
    }
    checkInvariants()
  }

  private mutating func send(_ request: PictureRequest, _ id: UInt32) {
    #expect(isAlive && flight == nil)
    sends[request.key, default: 0] += 1
    if unopenable.contains(request.key) {
      perform(queue.couldNotOpen(.missing, now: now))
    } else {
      flight = (request, id)
    }
  }

  private func checkInvariants() {
    #expect((queue.deadline != nil) == (flight != nil))
    if let deadline = queue.deadline { #expect(deadline <= now + limits.timePerPicture) }
    // Somebody waits only while something is under way.
    #expect(wanted == nil || flight != nil)
  }
}
