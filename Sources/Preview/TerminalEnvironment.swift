/// What the environment says of the terminal.
public struct TerminalEnvironment: Equatable, Sendable {
  /// A program between this one and the terminal.
  public enum Multiplexer: Equatable, Sendable {
    /// There is none.
    case none
    /// tmux: `TMUX` is set.
    case tmux
    /// GNU screen: `STY` is set.
    case screen
  }

  /// `TERM`.
  public var term: String
  /// `TERM_PROGRAM`, or `LC_TERMINAL`, which ssh hands on; empty where neither is set.
  public var program: String
  /// Whether `COLORTERM` promises 24-bit colours.
  public var hasTrueColor: Bool
  /// What stands between.
  public var multiplexer: Multiplexer
  /// Whether the terminal is on another machine: `SSH_CONNECTION` or `SSH_TTY` is set.
  public var isRemote: Bool
  /// Whether kitty or ghostty was the terminal when the session began, `KITTY_WINDOW_ID` or `GHOSTTY_RESOURCES_DIR`
  /// says; tmux keeps both.
  public var drawsPlaceholders: Bool

  /// An environment of which only this is known.
  public init(
    term: String = "xterm-256color", program: String = "", hasTrueColor: Bool = false,
    multiplexer: Multiplexer = .none, isRemote: Bool = false, drawsPlaceholders: Bool = false
  ) {
    self.term = term
    self.program = program
    self.hasTrueColor = hasTrueColor
    self.multiplexer = multiplexer
    self.isRemote = isRemote
    self.drawsPlaceholders = drawsPlaceholders
  }

  /// Reads the environment; an empty value counts as none.
  public init(_ value: (String) -> String?) {
    func text(_ name: String) -> String { value(name) ?? "" }
    func isSet(_ name: String) -> Bool { !text(name).isEmpty }
    let named = text("TERM_PROGRAM")
    self.init(
      term: text("TERM"),
      // Inside tmux it names tmux.
      program: named.isEmpty || named == "tmux" ? text("LC_TERMINAL") : named,
      hasTrueColor: ["truecolor", "24bit"].contains(text("COLORTERM")),
      multiplexer: isSet("TMUX") ? .tmux : isSet("STY") ? .screen : .none,
      isRemote: isSet("SSH_CONNECTION") || isSet("SSH_TTY"),
      drawsPlaceholders: isSet("KITTY_WINDOW_ID") || isSet("GHOSTTY_RESOURCES_DIR"))
  }

  /// Whether it shows questions that it does not know as text: the Linux console, Apple's Terminal, and GNU screen,
  /// which takes one of them for a title.
  var showsUnknownQuestions: Bool {
    multiplexer == .screen || term.hasPrefix("linux") || term.hasPrefix("vt") || program == "Apple_Terminal"
  }
}
