import Glibc
public import Preview
public import RaterUI
public import Terminal

/// How a session ended.
public enum SessionEnd: Equatable, Sendable {
  /// The rater left.
  case left
  /// A signal asked the program to end; its number.
  case signal(Int32)
  /// The terminal is gone.
  case hungUp
}

/// Waits for keys, signals and pictures at once, takes all that has come, then draws once.
///
/// To be used from the main thread alone.
public struct RunLoop<Journal: AnswerJournal> {
  private let screen: CursesScreen
  private let worker: PreviewWorker
  private let clock: SessionClock
  private var session: RatingSession<CursesScreen, Journal>
  private var decoder = KeyDecoder()
  private var probe: TerminalProbe
  private var isOver: SessionEnd?
  private var knowsSandbox = false
  /// What the rater should know at the start.
  private var notices: [ScreenNotice]

  /// Puts the parts together.
  public init(
    screen: CursesScreen, worker: PreviewWorker, session: RatingSession<CursesScreen, Journal>,
    wish: PictureWish, environment: TerminalEnvironment, notices: [ScreenNotice] = [], clock: SessionClock
  ) {
    self.screen = screen
    self.worker = worker
    self.session = session
    self.clock = clock
    self.notices = notices
    probe = TerminalProbe(
      wish: wish,
      traits: TerminalTraits(
        environment: environment, colors: screen.terminal.colors,
        cellPixels: screen.cellPixels.map { CellSize(width: $0.width, height: $0.height) }))
  }

  /// What the rater did since the session began.
  public var summary: SessionSummary { session.summary }

  /// Runs until the rater leaves, a signal ends the program, or the terminal is gone.
  public mutating func run() throws(TerminalError) -> SessionEnd {
    do throws(TerminalError) {
      try begin()
      while isOver == nil {
        wait()
        // Read before the signals: what was typed before a resize must not be taken for later.
        let typed = try screen.readInput()
        try takeSignals()
        takeKeys(typed)
        takePictures()
        if isOver != nil || session.request != nil { try awaitAnswers() }
        try performRequest()
        if isOver == nil { try session.draw() }
      }
      return isOver ?? .left
    } catch .hungUp {
      return .hungUp
    }
  }

  private mutating func begin() throws(TerminalError) {
    if screen.terminal.isFallback {
      notices.append(.assumedTerminal(name: screen.terminal.name, taken: "xterm-256color"))
    }
    if !notices.isEmpty { session.notify(notices) }
    let question = probe.question(at: clock.milliseconds())
    if !probe.mustBeAwaited { chooseDriver() }
    // Drawn first: the screen has its text before the terminal has answered.
    try session.draw()
    if !question.isEmpty { try screen.send(question) }
  }

  private mutating func chooseDriver() {
    let driver = probe.driver
    let cell = probe.traits.cellPixels ?? .assumed
    if let warning = probe.warning { session.notify([warning]) }
    let background = probe.traits.background
    screen.synchronizesOutput = probe.traits.answers.synchronizesOutput == true
    session.changeDesk {
      $0.driver = driver
      $0.cell = cell
      $0.background = background
    }
  }

  /// Waits until a descriptor has something, or a deadline is near.
  private func wait() {
    var descriptors = [pollfd(fd: screen.input, events: Int16(POLLIN), revents: 0)]
    descriptors.append(pollfd(fd: screen.signals, events: Int16(POLLIN), revents: 0))
    if let descriptor = worker.descriptor {
      let events = worker.wantsToWrite ? POLLIN | POLLOUT : POLLIN
      descriptors.append(pollfd(fd: descriptor, events: Int16(events), revents: 0))
    }
    _ = poll(&descriptors, nfds_t(descriptors.count), patience)
  }

  /// Milliseconds until something must happen although nothing came; -1 for ever.
  private var patience: Int32 {
    let worker = worker.deadline.map { Int($0 / .milliseconds(1)) + 1 }
    let deadlines = [decoder.deadline, probe.deadline, worker].compactMap { $0 }
    guard let next = deadlines.min() else { return -1 }
    return Int32(clamping: max(next - clock.milliseconds(), 0))
  }

  private mutating func takeSignals() throws(TerminalError) {
    for signal in screen.readSignals() {
      switch signal {
      case .interrupt: isOver = .signal(SIGINT)
      case .terminate: isOver = .signal(SIGTERM)
      case .hangUp: isOver = .signal(SIGHUP)
      case .resize: resize()
      case .suspend: session.request = .suspend
      case .resume:
        // Whoever had the terminal meanwhile may have changed its modes.
        try screen.resume()
        resize()
        session.resume()
      case .childEnded: break
      }
    }
  }

  private mutating func resize() {
    screen.resize()
    if let pixels = screen.cellPixels {
      session.changeDesk { $0.cell = CellSize(width: pixels.width, height: pixels.height) }
    }
    session.resize(to: screen.size)
  }

  private mutating func takeKeys(_ typed: [UInt8]) {
    let time = clock.milliseconds()
    decoder.feed(typed, at: time)
    var keys: [Key] = []
    while let key = decoder.next(at: time) {
      if case .reply(let reply) = key {
        if probe.take(reply, at: time) { chooseDriver() }
      } else {
        keys.append(key)
      }
    }
    if probe.timesOut(at: time) { chooseDriver() }
    session.take(keys)
  }

  private mutating func takePictures() {
    let now = clock.duration
    session.take(worker.handleWritable(now: now))
    session.take(worker.handleReadable(now: now))
    session.take(worker.handleDeadline(now: now))
    tellOfSandbox()
  }

  /// Says once when pictures are decoded with less protection than usual.
  private mutating func tellOfSandbox() {
    guard !knowsSandbox, let sandbox = worker.sandbox else { return }
    knowsSandbox = true
    if !sandbox.isSuperset(of: [.limits, .systemCalls]) {
      session.notify([.noSandbox])
    }
  }

  /// Takes the answers that are still to come: they would be typed into whatever has the terminal next.
  private mutating func awaitAnswers() throws(TerminalError) {
    while let deadline = probe.deadline {
      var input = pollfd(fd: screen.input, events: Int16(POLLIN), revents: 0)
      _ = poll(&input, 1, Int32(clamping: max(deadline - clock.milliseconds(), 0)))
      takeKeys(try screen.readInput())
    }
  }

  private mutating func performRequest() throws(TerminalError) {
    let request = session.request
    session.request = nil
    switch request {
    case .leave: isOver = isOver ?? .left
    case .suspend:
      try screen.suspend()
      resize()
      session.resume()
    case nil: break
    }
  }
}
