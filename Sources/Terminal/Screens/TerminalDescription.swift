import CTerminal

/// What is known of the terminal that a screen uses.
public struct TerminalDescription: Hashable, Sendable {
  /// TERM.
  public var name: String
  /// Whether terminfo knows nothing of it and xterm-256color is taken for it.
  public var isFallback: Bool
  /// How many colours text may have; 0 in monochrome, also when NO_COLOR is set.
  public var colors: Int

  /// What terminfo and the environment say of the terminal.
  /// - Throws: `.unusable`, or `.failed` when memory ran out.
  public static func fromEnvironment() throws(TerminalError) -> TerminalDescription {
    defer { ct_composer_stop() }
    return try startComposer()
  }
}
