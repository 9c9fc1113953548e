/// What is known of the terminal, as far as pictures are concerned.
public struct TerminalTraits: Equatable, Sendable {
  /// What the environment says.
  public var environment: TerminalEnvironment
  /// What the terminal said.
  public var answers: TerminalAnswers
  /// Colours according to terminfo; 0 or less means none, also when NO_COLOR is set.
  public var colors: Int
  /// Whether its characters are UTF-8.
  public var unicode: Bool
  /// The size of a cell in pixels, where known.
  public var cellPixels: CellSize?
  /// The colour of its background; nil where it did not say, which is taken as black.
  public var background: PictureColor?

  /// Makes traits; the defaults are those of a terminal of which nothing is known.
  public init(
    environment: TerminalEnvironment = TerminalEnvironment(), answers: TerminalAnswers = TerminalAnswers(),
    colors: Int = 8, unicode: Bool = true, cellPixels: CellSize? = nil
  ) {
    self.environment = environment
    self.answers = answers
    self.colors = colors
    self.unicode = unicode
    self.cellPixels = cellPixels
  }

  /// How much the line to the terminal should be spared.
  public enum Line: Equatable, Sendable {
    /// On this machine, or nearly as quick.
    case fast
    /// Pictures should be small.
    case slow
    /// Nothing but text.
    case verySlow
  }

  /// The line to the terminal; only one over ssh is ever slow, since on this machine a late answer means a busy
  /// machine.
  public var line: Line {
    guard environment.isRemote, let milliseconds = answers.milliseconds else { return .fast }
    return milliseconds < Self.slow ? .fast : milliseconds < Self.verySlow ? .slow : .verySlow
  }

  /// From so many milliseconds for an answer on, a line is slow.
  static let slow = 60
  /// And very slow.
  static let verySlow = 200

  /// The colours that cells may use.
  public var depth: ColorDepth {
    guard colors > 0 else { return .monochrome }
    if hasTrueColor { return .trueColor }
    return switch colors {
    case (1 << 24)...: .trueColor
    case 256...: .indexed256
    case 16...: .indexed16
    case 8...: .indexed8
    default: .monochrome
    }
  }

  /// Whether COLORTERM, the terminal's own word or its name promises 24-bit colours: COLORTERM does not come through
  /// ssh.
  var hasTrueColor: Bool {
    environment.hasTrueColor || answers.saysTrueColor
      || ["kitty", "ghostty", "wezterm", "iterm2", "foot", "mintty", "konsole", "contour", "vte", "mlterm"]
        .contains(answers.name)
  }

  /// Whether the terminal draws inline images of iTerm2, by its name.
  var drawsInlineImages: Bool {
    ["iterm2", "wezterm", "mintty", "konsole", "rio"].contains(answers.name)
      || answers.version == nil
        && ["iTerm.app", "iTerm2", "WezTerm", "mintty", "rio"].contains(environment.program)
  }

  /// Whether the terminal draws kitty's graphics in placeholder characters, by its name: its answers do not tell.
  var drawsPlaceholders: Bool { unicode && ["kitty", "ghostty"].contains(answers.name) }
}
