import Preview
import Terminal

/// Asks the terminal what it can draw, without waiting for it: keys and first screen go on meanwhile.
///
/// The question about its kind (DA1, `CSI c`) comes last and is a fence: every terminal answers it, and whatever
/// it has to say to the questions before comes first.
struct TerminalProbe {
  /// How long an answer may take, in milliseconds; a slow connection's comes later and is swallowed.
  static let patience: Int = 300

  /// Transparent pictures are shown on the terminal's own background.
  private static let backgroundQuestion = "\u{1B}]11;?\u{1B}\\"

  private let wish: PictureWish
  private(set) var traits: TerminalTraits
  private var deadlineAt: Int?

  /// A probe that knows what the environment and the kernel say.
  init(wish: PictureWish, traits: TerminalTraits) {
    self.wish = wish
    self.traits = traits
  }

  /// When the terminal has had its time; nil when nothing is awaited.
  var deadline: Int? { deadlineAt }

  /// The bytes to send first; none when the answer would not change anything.
  mutating func question(at time: Int) -> [UInt8] {
    guard wish != .none, !traits.insideTmux else { return [] }
    deadlineAt = time + Self.patience
    return Array((Self.backgroundQuestion + (traits.cellPixels == nil ? "\u{1B}[16t" : "") + "\u{1B}[c").utf8)
  }

  /// Takes a reply of the terminal; true when it was the fence.
  mutating func take(_ reply: TerminalReply) -> Bool {
    switch reply {
    case .deviceAttributes(let attributes):
      guard deadlineAt != nil else { return false }
      traits.deviceAttributes = attributes
      deadlineAt = nil
      return true
    case .cellSize(let width, let height):
      if traits.cellPixels == nil, width > 0, height > 0 {
        traits.cellPixels = CellSize(width: width, height: height)
      }
    case .background(let red, let green, let blue):
      traits.background = PictureColor(red: red, green: green, blue: blue)
    default: break
    }
    return false
  }

  /// Whether the answer decides how pictures reach the terminal; otherwise nothing waits for it.
  var mustBeAwaited: Bool {
    deadlineAt != nil && (wish == .auto || (wish == .sixel && traits.cellPixels == nil))
  }

  /// What a rater who insists on pixels should know; nil when the terminal offers them or has not spoken.
  var warning: String? {
    guard wish == .sixel, traits.insideTmux || traits.deviceAttributes != nil, !traits.saysSixel else {
      return nil
    }
    return "This terminal does not offer sixel. If the frame stays empty, leave and use --preview symbols."
  }

  /// Whether the terminal's time is over now; it is not asked again.
  mutating func timesOut(at time: Int) -> Bool {
    guard let deadline = deadlineAt, time >= deadline else { return false }
    deadlineAt = nil
    return true
  }

  /// How pictures reach the terminal, as far as is known now.
  var driver: PictureDriver { chooseDriver(wish: wish, traits: traits).driver }
}
