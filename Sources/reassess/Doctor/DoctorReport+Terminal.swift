import Glibc
import Preview
import Terminal

/// The terminal in the report.
extension DoctorReport {
  /// Adds what was found of the terminal, its characters and its pictures.
  mutating func add(_ terminal: TerminalExamination) {
    begin("Terminal")
    addKind(terminal)
    addWindow(terminal)
    addAnswers(terminal)
    begin("Characters")
    addCharacters(terminal)
    begin("Pictures")
    addLadder(terminal)
  }

  private mutating func addKind(_ terminal: TerminalExamination) {
    let term = terminal.traits.environment.term
    switch terminal.description {
    case .success(let description):
      add("TERM", description.isFallback ? "\(term), unknown here: xterm-256color is assumed" : term)
    case .failure(let error):
      add("TERM", "\(error)")
      hinder("\(error): no screen can be drawn.")
    }
    guard terminal.wasAsked else {
      return add("asked", "no: stdin or stdout is no terminal, so it cannot say what it can do")
    }
    let answers = terminal.traits.answers
    add("name", answers.version ?? "it did not say")
    let remote = terminal.traits.environment.isRemote ? ", over ssh" : ""
    add(
      "answered", answers.milliseconds.map { "within \($0) ms\(remote)" } ?? "not within 3 seconds\(remote)")
  }

  private mutating func addWindow(_ terminal: TerminalExamination) {
    if let window = terminal.window {
      let cell = terminal.traits.cellPixels
      let size = (cell ?? .assumed)
      let source = window.cellPixels != nil ? "" : cell != nil ? ", as the terminal says" : ", assumed"
      add(
        "window",
        "\(window.size.columns) x \(window.size.rows) cells of \(size.width) x \(size.height) pixels\(source)"
      )
    }
    switch terminal.traits.environment.multiplexer {
    case .none: break
    case .tmux: add("within", "tmux")
    case .screen: add("within", "GNU screen")
    }
  }

  private mutating func addAnswers(_ terminal: TerminalExamination) {
    let traits = terminal.traits
    add("colours", "\(traits.depth.words) for pictures; terminfo has \(max(traits.colors, 0))")
    guard terminal.wasAsked else { return }
    if let color = traits.background {
      add("background", "red \(color.red), green \(color.green), blue \(color.blue)")
    }
    add(
      "frames", traits.answers.synchronizesOutput == true ? "shown at once (mode 2026)" : "shown as they come"
    )
  }

  private mutating func addCharacters(_ terminal: TerminalExamination) {
    let name = ["LC_ALL", "LC_CTYPE", "LANG"].first { !environment($0).isEmpty }
    setlocale(LC_CTYPE, "")
    let codes = String(cString: nl_langinfo(nl_item(CODESET)))
    let locale = name.map { "\($0)=\(environment($0)), \(codes)" } ?? "none set, \(codes)"
    add("locale", codes == "UTF-8" ? locale : "\(locale); UTF-8 is written all the same")
    guard terminal.wasAsked else { return }
    let widths = terminal.widths
    if !widths.isComplete { return add("widths", "the terminal does not tell where its cursor is") }
    if !widths.isUnicode {
      return add("widths", "this terminal does not read UTF-8: use --preview ascii")
    }
    add(
      "widths",
      widths.disagreements.isEmpty ? "as counted" : widths.disagreements.joined(separator: "; "))
  }

  private mutating func addLadder(_ terminal: TerminalExamination) {
    let choice = chooseDriver(wish: terminal.wish, traits: terminal.traits)
    if !terminal.wasAsked, terminal.wish == .auto {
      return add("used", "what the terminal offers when it is asked; else \(choice.driver.words)")
    }
    for rung in pictureLadder(terminal.traits) where terminal.wasAsked {
      add(rung.wish.rawValue, "\(rung.driver == nil ? "no" : "yes"): \(rung.reason)")
    }
    add("used", "\(choice.driver.words): \(choice.reason)")
  }
}

extension PictureDriver {
  /// The driver in words.
  fileprivate var words: String {
    switch self {
    case .kitty: "kitty"
    case .iterm2: "iterm2"
    case .dataAddress: "none: for pages"
    case .sixel(let colors): "sixel in \(colors) colours"
    case .symbols(let depth): "symbols in \(depth.words)"
    case .ascii(let depth): "letters in \(depth.words)"
    case .none: "no pictures"
    }
  }
}
