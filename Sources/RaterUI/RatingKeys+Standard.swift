import Terminal

/// The table: which keys ask for what, in the order that help lists them.
extension RatingKeys {
  static let answers: [KeyBinding<RatingIntent>] = [
    .init(
      intent: .answerYes, name: "yes", keys: [.character("y")]),
    .init(
      intent: .answerNo, name: "no", keys: [.character("n")]),
    .init(
      intent: .answerMaybe, name: "maybe", keys: [.character("m")]),
    .init(
      intent: .submit, name: "submit", keys: [.enter]),
  ]

  static let undo: [KeyBinding<RatingIntent>] = [
    .init(
      intent: .undo, name: "undo", keys: [.character("u")])
  ]

  static let numbers: [KeyBinding<RatingIntent>] =
    (1...8).map { number in
      .init(
        intent: .select(number - 1), name: "select\(number)", keys: [.character(Character("\(number)"))])
    }

  static let moves: [KeyBinding<RatingIntent>] = [
    .init(
      intent: .up, name: "up", keys: [.up, .character("k")]),
    .init(
      intent: .down, name: "down", keys: [.down, .character("j")]),
    .init(
      intent: .back, name: "back", keys: [.character("b"), .left]),
    .init(
      intent: .forward, name: "forward", keys: [.character("f"), .right]),
    .init(
      intent: .skip, name: "skip", keys: [.character("s")]),
    .init(
      intent: .note, name: "note", keys: [.character("#")]),
    .init(
      intent: .flag, name: "flag", keys: [.character("!")]),
    .init(
      intent: .search, name: "search", keys: [.character("/")]),
    .init(
      intent: .jump, name: "jump", keys: [.character("g"), .character(":")]),
    .init(
      intent: .zoom, name: "zoom", keys: [.character("z")]),
    .init(
      intent: .larger, name: "larger", keys: [.character("+"), .character("=")]),
    .init(
      intent: .smaller, name: "smaller", keys: [.character("-")]),
    .init(
      intent: .actualSize, name: "actualSize", keys: [.character("0")]),
    .init(
      intent: .brighter, name: "brighter", keys: [.character("B")]),
    .init(
      intent: .examples, name: "examples", keys: [.character("e")]),
  ]

  static let again: [KeyBinding<RatingIntent>] = [
    .init(
      intent: .again, name: "again", keys: [.character("r")])
  ]

  static let leaving: [KeyBinding<RatingIntent>] = [
    .init(
      intent: .instructions, name: "instructions", keys: [.character("i")]),
    .init(intent: .help, name: "help", keys: [.character("?")]),
    .init(
      intent: .leave, name: "leave", keys: [.character("q")]),
    .init(
      intent: .suspend, name: "suspend", keys: [.control("z")]),
    .init(
      intent: .redraw, name: "redraw", keys: [.control("l")]),
  ]
}
