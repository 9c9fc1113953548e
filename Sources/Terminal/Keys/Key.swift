/// What a rater pressed, or what the terminal said of itself.
public enum Key: Hashable, Sendable {
  /// A character, as typed.
  case character(Character)
  /// The Enter or Return key.
  case enter
  /// The Escape key alone.
  case escape
  /// The Tab key.
  case tab
  /// Shift and Tab.
  case backtab
  /// The key that deletes to the left.
  case backspace
  /// The Delete key.
  case delete
  /// The arrow up, with or without modifiers; so are the others.
  case up
  /// The arrow down.
  case down
  /// The arrow left.
  case left
  /// The arrow right.
  case right
  /// The Home key.
  case home
  /// The End key.
  case end
  /// Page up.
  case pageUp
  /// Page down.
  case pageDown
  /// A function key, 1 to 12.
  case function(Int)
  /// A character with Control, in lower case: `.control("c")`.
  case control(Character)
  /// The mouse, where it was asked for.
  case mouse(MouseEvent)
  /// Pasted text, cleaned; never empty.
  case paste(String)
  /// An answer of the terminal to a question of the program.
  case reply(TerminalReply)
  /// Anything else: it means nothing, and never a part of it is taken for a key.
  case unknown
}

extension Key {
  /// Whether it is the mouse.
  public var isMouse: Bool { if case .mouse = self { true } else { false } }
}

/// What a terminal answers to a question about itself.
public enum TerminalReply: Hashable, Sendable {
  /// Primary device attributes (DA1, `CSI ? … c`): the numbers; 4 means sixel graphics.
  case deviceAttributes([Int])
  /// The size of a character cell in pixels (`CSI 6 ; height ; width t`).
  case cellSize(width: Int, height: Int)
  /// The colour of the background (`OSC 11 ; rgb:… ST`), eight bits a channel.
  case background(red: UInt8, green: UInt8, blue: UInt8)
  /// The size of the text area in pixels (`CSI 4 ; height ; width t`).
  case textAreaSize(width: Int, height: Int)
  /// Where the cursor is, from 1 (CPR, `CSI row ; column R`); never on the first row, where it reads like a key.
  case cursor(column: Int, row: Int)
  /// Its name and version (XTVERSION, `DCS > | … ST`), as it wrote them: to be cleaned before it is shown.
  case version(String)
  /// Whether it has a capability of terminfo (XTGETTCAP, `DCS 1 + r … ST`).
  case capability(String, isKnown: Bool)
  /// What became of a command of kitty's graphics protocol (`APC G … ; message ST`); `OK` where all is well.
  case graphics(image: Int, message: String)
  /// How a private mode is set (DECRPM, `CSI ? mode ; setting $ y`): 0 unknown, 1 on, 2 off, 3 always on, 4 always off.
  case mode(Int, setting: Int)
}
