import Terminal

/// The table: which keys ask for what, and in which words that is told.
extension RatingKeys {
  static let answers: [KeyBinding<RatingIntent>] = [
    .init(
      intent: .answerYes, name: "yes", keys: [.character("y")], short: "Yes",
      help: "Yes: the label is in the picture, at least 95 % sure."),
    .init(
      intent: .answerNo, name: "no", keys: [.character("n")], short: "No",
      help: "No: the label is not in the picture, at least 95 % sure."),
    .init(
      intent: .answerMaybe, name: "maybe", keys: [.character("m")], short: "Maybe",
      help: "Maybe: everything less sure than that."),
    .init(
      intent: .submit, name: "submit", keys: [.enter], short: nil,
      help: "Submit the task when all labels are answered; otherwise go to the first unanswered one."),
    .init(
      intent: .undo, name: "undo", keys: [.character("u")], short: "Undo",
      help: "Take back the last answer, also of an earlier task, as often as you like."),
  ]

  static let moves: [KeyBinding<RatingIntent>] =
    (1...8).map { number in
      .init(
        intent: .select(number - 1), name: "select\(number)", keys: [.character(Character("\(number)"))],
        short: nil, help: "Select label \(number).")
    } + [
      .init(
        intent: .up, name: "up", keys: [.up, .character("k")], short: nil,
        help: "Select the label above."),
      .init(
        intent: .down, name: "down", keys: [.down, .character("j")], short: "Move",
        help: "Select the label below."),
      .init(
        intent: .back, name: "back", keys: [.character("b"), .left], short: "Back",
        help: "Look at the task before; answering there corrects it."),
      .init(
        intent: .forward, name: "forward", keys: [.character("f"), .right], short: "Forward",
        help: "Look at the task after, up to the one to be rated next."),
      .init(
        intent: .skip, name: "skip", keys: [.character("s")], short: "Skip",
        help: "Skip the task and say why; it comes back once, at the end."),
      .init(
        intent: .note, name: "note", keys: [.character("#")], short: "Note",
        help: "Write a note on the task for the lead, change it or empty it."),
      .init(
        intent: .flag, name: "flag", keys: [.character("!")], short: "Flag",
        help: "Flag the picture for the lead: offensive, not a photo, duplicate or damaged."),
      .init(
        intent: .search, name: "search", keys: [.character("/")], short: nil,
        help: "Search in your own ratings by label, answer, note or flag, to look at a task or correct it."),
      .init(
        intent: .jump, name: "jump", keys: [.character("g"), .character(":")], short: nil,
        help: "Go to one of your tasks by its number."),
      .init(
        intent: .zoom, name: "zoom", keys: [.character("z")], short: "Zoom",
        help: "Show the picture on the full screen, and back."),
    ]

  static let leaving: [KeyBinding<RatingIntent>] = [
    .init(
      intent: .again, name: "again", keys: [.character("r")], short: "Try again",
      help: "Ask for tasks again when there are none just now."),
    .init(
      intent: .instructions, name: "instructions", keys: [.character("i")], short: nil,
      help: "Read the instructions of the campaign."),
    .init(intent: .help, name: "help", keys: [.character("?")], short: "Help", help: "Show these keys."),
    .init(
      intent: .leave, name: "leave", keys: [.character("q")], short: "Leave",
      help: "Leave. Every answer is saved; the next start goes on here."),
    .init(
      intent: .suspend, name: "suspend", keys: [.control("z")], short: nil,
      help: "Back to the shell for a while; fg returns."),
    .init(
      intent: .redraw, name: "redraw", keys: [.control("l")], short: nil, help: "Draw the screen anew."),
  ]
}
