import Campaigns
import Glibc
import RatingStore
import Terminal

/// Follows a campaign: on a terminal in place until the lead leaves, otherwise line by line until all is rated.
struct StatusWatch {
  private let campaign: Campaign
  private let every: Int?
  private var follower: LedgerFollower
  /// Why the ledger could not be read the last time.
  private var problem: String?
  private var decoder = KeyDecoder()

  /// Nothing is read yet. `every`: seconds between two looks.
  init(_ campaign: Campaign, every: Int?) {
    self.campaign = campaign
    self.every = every
    follower = LedgerFollower(campaign)
  }

  /// Returns when the lead leaves or there is nothing left to watch.
  mutating func run() throws {
    let canPlace = !["", "dumb"].contains(environment("TERM"))
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1, canPlace else { return try runInLines() }
    let signal: Int32?
    do throws(TerminalError) {
      signal = try runOnScreen()
    } catch .hungUp {
      signal = SIGHUP
    } catch {
      throw Failure(error.description)
    }
    if let signal { throw Failure("", code: 128 + signal) }
  }

  /// Reads what is new; whether that was anything.
  private mutating func look() -> Bool {
    do throws(StoreError) {
      let isNew = try follower.update()
      if follower.isEmpty { try follower.enterJournals() }
      problem = nil
      return isNew
    } catch {
      problem = error.description
      return false
    }
  }

  private var view: WatchView {
    WatchView(
      name: campaign.settings.name, ledger: follower.ledger, activity: follower.activity, at: now())
  }
}

// MARK: - Lines

extension StatusWatch {
  private mutating func runInLines() throws {
    _ = look()
    if let problem { throw Failure(problem) }
    try printData(view.line + "\n")
    while !view.isOver {
      // Wakes early only when whoever reads the lines is gone.
      var reader = pollfd(fd: STDOUT_FILENO, events: 0, revents: 0)
      if poll(&reader, 1, Int32(every ?? 10) * 1000) > 0 { throw Failure.closedPipe }
      let isNew = look()
      if let problem { throw Failure(problem) }
      if isNew { try printData(view.line + "\n") }
    }
  }
}

// MARK: - A screen

extension StatusWatch {
  /// Returns when the lead leaves, with the signal that ended it, if any.
  private mutating func runOnScreen() throws(TerminalError) -> Int32? {
    let screen = try CursesScreen()
    defer { screen.stop() }
    while true {
      _ = look()
      try draw(on: screen)
      wait(for: screen)
      if try takeKeys(screen) { return nil }
      if let signal = try takeSignals(screen) { return signal }
    }
  }

  private func draw(on screen: CursesScreen) throws(TerminalError) {
    var surface = Surface(size: screen.size)
    view.draw(into: &surface, problem: problem)
    try screen.present(surface, picture: nil)
  }

  /// Until a key or signal comes, or it is time to look again.
  private func wait(for screen: CursesScreen) {
    var descriptors = [screen.input, screen.signals].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    _ = poll(&descriptors, nfds_t(descriptors.count), Int32(every ?? 1) * 1000)
  }

  /// Whether the lead leaves.
  private mutating func takeKeys(_ screen: CursesScreen) throws(TerminalError) -> Bool {
    decoder.feed(try screen.readInput(), at: 0)
    while let key = decoder.next(at: 0) {
      switch key {
      case .character("q"), .control("c"): return true
      case .control("l"): screen.redrawEverything()
      case .control("z"): try screen.suspend()
      default: break
      }
    }
    return false
  }

  /// The signal that ends the program.
  private func takeSignals(_ screen: CursesScreen) throws(TerminalError) -> Int32? {
    for signal in screen.readSignals() {
      switch signal {
      case .interrupt: return SIGINT
      case .terminate: return SIGTERM
      case .hangUp: return SIGHUP
      case .resize: screen.resize()
      case .suspend: try screen.suspend()
      case .resume: try screen.resume()
      case .childEnded: break
      }
    }
    return nil
  }
}
