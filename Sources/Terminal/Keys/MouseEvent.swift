/// What a hand did with the mouse, as terminals report it in SGR form (xterm's ctlseqs, mode 1006).
public struct MouseEvent: Hashable, Sendable {
  /// What was done; releases, drags and other buttons mean nothing and are not told.
  public enum Action: Hashable, Sendable {
    /// The left button went down.
    case press
    /// The wheel was turned by a notch, away from the hand or towards it.
    case wheelUp, wheelDown
  }

  /// What was done.
  public var action: Action
  /// The cell under the pointer.
  public var place: Point

  /// Makes an event from its two parts.
  public init(_ action: Action, at place: Point) {
    self.action = action
    self.place = place
  }

  /// Reads the three numbers of `CSI < button ; column ; row M`; nil when it is none of the actions.
  ///
  /// Shift, Alt and Control (4, 8, 16) are held for the terminal's own purposes, such as selecting text: with them it
  /// is no action either.
  init?(numbers: [Int]) {
    guard numbers.count == 3, numbers[1] > 0, numbers[2] > 0 else { return nil }
    switch numbers[0] {
    case 0: action = .press
    case 64: action = .wheelUp
    case 65: action = .wheelDown
    default: return nil
    }
    place = Point(column: numbers[1] - 1, row: numbers[2] - 1)
  }

  /// What switches reports on: buttons alone (1000), in SGR form (1006).
  static let switchOn = Array("\u{1B}[?1000h\u{1B}[?1006h".utf8)
  /// What switches them off.
  static let switchOff = Array("\u{1B}[?1006l\u{1B}[?1000l".utf8)
}
