import Glibc
import Preview
import Sessions
import Terminal

/// What is found out of the terminal: from the environment, from the kernel, from itself.
struct TerminalExamination {
  /// How long the terminal may take to answer, in milliseconds: what comes later would be typed into the shell.
  private static let patience = 3_000

  let wish: PictureWish
  /// What terminfo knows, or why nothing can be drawn.
  private(set) var description: Result<TerminalDescription, TerminalError>
  private(set) var window: (size: Size, cellPixels: (width: Int, height: Int)?)?
  /// What is known of the terminal in the end.
  private(set) var traits: TerminalTraits
  private(set) var widths = WidthSamples()
  /// Whether it could be asked.
  private(set) var wasAsked = false

  private let inquiry: TerminalInquiry
  private let clock = SessionClock.monotonic()

  init(wish: PictureWish) {
    self.wish = wish
    inquiry = TerminalInquiry(clock: clock.milliseconds)
    description = Result { () throws(TerminalError) in try TerminalDescription.fromEnvironment() }
    traits = TerminalTraits(
      environment: terminalEnvironment(), colors: (try? description.get())?.colors ?? 0)
    guard inquiry.canAsk else { return }
    window = inquiry.window
    traits.cellPixels = window?.cellPixels.map { CellSize(width: $0.width, height: $0.height) }
  }

  /// Asks the terminal, if it is one.
  mutating func examine() {
    guard inquiry.canAsk, (try? description.get()) != nil else { return }
    wasAsked = true
    // Pictures or none: it is asked all the same.
    var probe = TerminalProbe(wish: .auto, traits: traits)
    let samples = widths.question
    let questions = probe.question(at: clock.milliseconds(), patience: Self.patience)
    var waitsBehindTmux = traits.environment.multiplexer == .tmux && traits.environment.drawsPlaceholders
    var measured = widths
    try? inquiry.ask(samples + questions, patience: Self.patience, farewell: widths.farewell) { reply, time in
      if case .cursor(let column, _) = reply { measured.take(column: column) }
      if case .graphics = reply { waitsBehindTmux = false }
      _ = probe.take(reply, at: time)
      return probe.traits.answers.deviceAttributes != nil && !waitsBehindTmux
    }
    widths = measured
    traits = probe.traits
  }
}
