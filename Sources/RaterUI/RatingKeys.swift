public import Terminal

/// What a rater can want on the rating screen.
///
/// Each is declared once, in ``RatingKeys/all``, with its keys and its words.
public enum RatingIntent: Hashable, Sendable {
  case select(Int)
  case up, down
  case answerYes, answerNo, answerMaybe
  case submit, undo, back, forward, skip
  case zoom, again, instructions, help, leave, suspend, redraw
}

/// One line of the key table: an intent, its keys, and the words for it.
public struct KeyBinding<Intent: Hashable & Sendable>: Sendable {
  /// What the keys ask for.
  public var intent: Intent
  /// The keys, any of which asks for it.
  public var keys: [Key]
  /// The keys as people read them, such as `↑ k`.
  public var keyNames: String
  /// One or two words for the key bar; nil keeps it off the bar.
  public var short: String?
  /// One sentence for help, man page and README.
  public var help: String
}

/// The keys of the rating screen: the key bar, help, the man page and the README are made from this table.
public enum RatingKeys {
  /// Every binding, in the order that help lists them.
  public static let all: [KeyBinding<RatingIntent>] =
    answers + moves + leaving

  private static let answers: [KeyBinding<RatingIntent>] = [
    .init(
      intent: .answerYes, keys: [.character("y")], keyNames: "y", short: "Yes",
      help: "Yes: the label is in the picture, at least 95 % sure."),
    .init(
      intent: .answerNo, keys: [.character("n")], keyNames: "n", short: "No",
      help: "No: the label is not in the picture, at least 95 % sure."),
    .init(
      intent: .answerMaybe, keys: [.character("m")], keyNames: "m", short: "Maybe",
      help: "Maybe: everything less sure than that."),
    .init(
      intent: .submit, keys: [.enter], keyNames: "Enter", short: nil,
      help: "Submit the task when all labels are answered; otherwise go to the first unanswered one."),
    .init(
      intent: .undo, keys: [.character("u")], keyNames: "u", short: "Undo",
      help: "Take back the last answer, also of an earlier task, as often as you like."),
  ]

  private static let moves: [KeyBinding<RatingIntent>] =
    (1...8).map { number in
      .init(
        intent: .select(number - 1), keys: [.character(Character("\(number)"))], keyNames: "\(number)",
        short: nil, help: "Select label \(number).")
    } + [
      .init(
        intent: .up, keys: [.up, .character("k")], keyNames: "↑ k", short: nil,
        help: "Select the label above."),
      .init(
        intent: .down, keys: [.down, .character("j")], keyNames: "↓ j", short: "Move",
        help: "Select the label below."),
      .init(
        intent: .back, keys: [.character("b"), .left], keyNames: "b ←", short: "Back",
        help: "Look at the task before; answering there corrects it."),
      .init(
        intent: .forward, keys: [.character("f"), .right], keyNames: "f →", short: "Forward",
        help: "Look at the task after, up to the one to be rated next."),
      .init(
        intent: .skip, keys: [.character("s")], keyNames: "s", short: "Skip",
        help: "Skip the task and say why; it comes back once, at the end."),
      .init(
        intent: .zoom, keys: [.character("z")], keyNames: "z", short: "Zoom",
        help: "Show the picture on the full screen, and back."),
    ]

  private static let leaving: [KeyBinding<RatingIntent>] = [
    .init(
      intent: .again, keys: [.character("r")], keyNames: "r", short: "Try again",
      help: "Ask for tasks again when there are none just now."),
    .init(
      intent: .instructions, keys: [.character("i")], keyNames: "i", short: nil,
      help: "Read the instructions of the campaign."),
    .init(intent: .help, keys: [.character("?")], keyNames: "?", short: "Help", help: "Show these keys."),
    .init(
      intent: .leave, keys: [.character("q"), .control("c")], keyNames: "q", short: "Leave",
      help: "Leave. Every answer is saved; the next start goes on here."),
    .init(
      intent: .suspend, keys: [.control("z")], keyNames: "Ctrl-Z", short: nil,
      help: "Back to the shell for a while; fg returns."),
    .init(
      intent: .redraw, keys: [.control("l")], keyNames: "Ctrl-L", short: nil, help: "Draw the screen anew."),
  ]

  /// The key bar: what is short enough to be there, with its first key.
  static let bar: [(intent: RatingIntent, item: KeyBarItem)] = all.compactMap { binding in
    guard let short = binding.short else { return nil }
    let key = binding.intent == .down ? "↑↓ 1-8" : String(binding.keyNames.prefix { $0 != " " })
    return (binding.intent, KeyBarItem(key: key, words: short))
  }

  private static let byKey = Dictionary(
    all.flatMap { binding in binding.keys.map { ($0, binding.intent) } },
    uniquingKeysWith: { first, _ in first })

  /// What a key asks for, or nil.
  public static func intent(of key: Key) -> RatingIntent? { byKey[key] }

  /// The table as people read it: the eight digit keys are one line.
  public static var lines: [(keys: String, help: String)] {
    all.compactMap { binding in
      guard case .select(let index) = binding.intent else { return (binding.keyNames, binding.help) }
      return index == 0 ? ("1 … 8", "Select a label by its number.") : nil
    }
  }
}
