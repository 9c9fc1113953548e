public import Preview
import RaterUI
public import Terminal

/// Asks the terminal what it can draw, without waiting for it: keys and first screen go on meanwhile.
public struct TerminalProbe {
  /// How long an answer may take, in milliseconds; a slow connection's comes later and is swallowed.
  public static let patience = 300

  private let wish: PictureWish
  /// What is known so far.
  public private(set) var traits: TerminalTraits
  private var askedAt: Int?
  private var deadlineAt: Int?

  /// A probe that knows what the environment and the kernel say.
  public init(wish: PictureWish, traits: TerminalTraits) {
    self.wish = wish
    self.traits = traits
  }

  /// When the terminal has had its time; nil when nothing is awaited.
  var deadline: Int? { deadlineAt }

  /// The bytes to send first; none when the answer would not change anything.
  /// - Parameter patience: how long to wait for the answers, in milliseconds.
  public mutating func question(at time: Int, patience: Int = TerminalProbe.patience) -> [UInt8] {
    guard wish != .none else { return [] }
    askedAt = time
    deadlineAt = time + patience
    return TerminalQuestions(to: traits.environment, knowsCell: traits.cellPixels != nil).bytes
  }

  /// Takes a reply of the terminal; true when it decides, or changes, how pictures reach it.
  public mutating func take(_ reply: TerminalReply, at time: Int) -> Bool {
    switch reply {
    case .deviceAttributes(let attributes): return endQuestions(attributes, at: time)
    case .graphics(TerminalQuestions.kittyImage, let message): return takeGraphics(message)
    case .cellSize(let width, let height):
      if traits.cellPixels == nil, width > 0, height > 0 {
        traits.cellPixels = CellSize(width: width, height: height)
      }
    case .background(let red, let green, let blue):
      traits.background = PictureColor(red: red, green: green, blue: blue)
    case .version(let text): traits.answers.version = text
    case .capability("RGB", isKnown: true), .capability("Tc", isKnown: true):
      traits.answers.saysTrueColor = true
    case .mode(2026, let setting): traits.answers.synchronizesOutput = (1...3).contains(setting)
    case .graphics, .capability, .mode, .textAreaSize, .cursor: break
    }
    return false
  }

  private mutating func endQuestions(_ attributes: [Int], at time: Int) -> Bool {
    guard deadlineAt != nil else { return false }
    traits.answers.deviceAttributes = attributes
    traits.answers.milliseconds = askedAt.map { time - $0 }
    deadlineAt = nil
    return true
  }

  /// Inside tmux, which answers the fence itself, the terminal's word comes later; it is heard all the same.
  private mutating func takeGraphics(_ message: String) -> Bool {
    let isNew = message == "OK" && !traits.answers.takesKittyGraphics
    if message == "OK" { traits.answers.takesKittyGraphics = true }
    return isNew && deadlineAt == nil && askedAt != nil
  }

  /// Whether the answer decides how pictures reach the terminal; otherwise nothing waits for it.
  var mustBeAwaited: Bool {
    guard deadlineAt != nil else { return false }
    return switch wish {
    case .auto, .kitty: true
    case .iterm2, .sixel: traits.cellPixels == nil || traits.environment.isRemote
    case .symbols, .ascii, .none: false
    }
  }

  /// What a rater who insists on pixels should know; nil when the terminal offers them or has not spoken.
  var warning: ScreenNotice? {
    guard traits.answers.deviceAttributes != nil, [.kitty, .iterm2, .sixel].contains(wish),
      pictureLadder(traits).first(where: { $0.wish == wish })?.driver == nil
    else { return nil }
    return .notOffered(wish.rawValue)
  }

  /// Whether the terminal's time is over now; it is not asked again.
  public mutating func timesOut(at time: Int) -> Bool {
    guard let deadline = deadlineAt, time >= deadline else { return false }
    deadlineAt = nil
    return true
  }

  /// How pictures reach the terminal, as far as is known now.
  var driver: PictureDriver { chooseDriver(wish: wish, traits: traits).driver }
}
