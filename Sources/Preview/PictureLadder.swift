/// A way in which pictures can reach a terminal: taken, or why not.
public struct LadderRung: Equatable, Sendable {
  /// What `--preview` calls it.
  public let wish: PictureWish
  /// The driver; nil where this terminal cannot use it.
  public let driver: PictureDriver?
  /// Why, in a few words.
  public let reason: String
}

/// Every way in which pictures can reach a terminal, best first; the last always works.
public func pictureLadder(_ traits: TerminalTraits) -> [LadderRung] {
  [traits.kitty, traits.iterm2, traits.sixel, traits.symbols, traits.ascii]
}

/// Chooses how pictures reach the terminal, and says why in a few words.
///
/// `auto` takes the first rung of the ladder that can be used. A wish is granted whatever the terminal says; symbols
/// alone need UTF-8.
public func chooseDriver(
  wish: PictureWish, traits: TerminalTraits
) -> (driver: PictureDriver, reason: String) {
  let asked = "asked for with --preview \(wish.rawValue)"
  switch wish {
  case .auto:
    for rung in pictureLadder(traits) {
      if let driver = rung.driver { return (driver, rung.reason) }
    }
    return (.ascii(traits.depth), "nothing else can be used")
  case .kitty: return (.kitty(traits.placement, kilopixels: traits.kilopixels), asked)
  case .iterm2: return (.iterm2(kilopixels: traits.kilopixels), asked)
  case .sixel: return (.sixel(colors: traits.sixelColors), asked)
  case .symbols where traits.unicode: return (.symbols(traits.depth), asked)
  case .symbols: return (.ascii(traits.depth), "symbols need UTF-8, which this terminal does not use")
  case .ascii: return (.ascii(traits.depth), asked)
  case .none: return (.none, asked)
  }
}

/// The rungs.
extension TerminalTraits {
  fileprivate var kitty: LadderRung {
    let alone = "tmux passes it on to kitty and ghostty alone"
    if let obstacle = obstacleToPixels(inTmux: environment.drawsPlaceholders ? nil : alone) {
      return LadderRung(wish: .kitty, driver: nil, reason: obstacle)
    }
    guard answers.takesKittyGraphics else {
      let tmux = "tmux did not hand the question on (allow-passthrough), or the terminal does not know it"
      let other = "the terminal does not take kitty graphics"
      return LadderRung(wish: .kitty, driver: nil, reason: environment.multiplexer == .tmux ? tmux : other)
    }
    let how =
      switch placement {
      case .atCursor: "the terminal takes kitty graphics"
      case .inPlaceholders: "the terminal takes kitty graphics, in placeholder characters"
      case .inPlaceholdersThroughTmux: "tmux hands kitty graphics on, in placeholder characters"
      }
    return LadderRung(
      wish: .kitty, driver: .kitty(placement, kilopixels: kilopixels), reason: how + sparingly)
  }

  fileprivate var iterm2: LadderRung {
    if let obstacle = obstacleToPixels(inTmux: "tmux passes no inline images on") {
      return LadderRung(wish: .iterm2, driver: nil, reason: obstacle)
    }
    guard drawsInlineImages else {
      return LadderRung(
        wish: .iterm2, driver: nil, reason: "the terminal is not one known to draw inline images")
    }
    return LadderRung(
      wish: .iterm2, driver: .iterm2(kilopixels: kilopixels),
      reason: "the terminal is \(answers.version == nil ? environment.program : answers.name)" + sparingly)
  }

  fileprivate var sixel: LadderRung {
    if let obstacle = obstacleToPixels(inTmux: nil) {
      return LadderRung(wish: .sixel, driver: nil, reason: obstacle)
    }
    let who = environment.multiplexer == .tmux ? "tmux" : "the terminal"
    guard answers.saysSixel else {
      let silent = answers.deviceAttributes == nil
      return LadderRung(
        wish: .sixel, driver: nil, reason: silent ? "\(who) did not answer" : "\(who) does not offer sixel")
    }
    let few = sixelColors < 256 ? ", in fewer colours to keep pictures small" : ""
    return LadderRung(
      wish: .sixel, driver: .sixel(colors: sixelColors), reason: "\(who) offers sixel\(few)")
  }

  fileprivate var symbols: LadderRung {
    unicode
      ? LadderRung(
        wish: .symbols, driver: .symbols(depth), reason: "block characters in \(depth.words) work everywhere")
      : LadderRung(wish: .symbols, driver: nil, reason: "the terminal does not use UTF-8")
  }

  fileprivate var ascii: LadderRung {
    LadderRung(wish: .ascii, driver: .ascii(depth), reason: "letters in \(depth.words) always work")
  }

  /// Why no pixels can be sent; nil where they can.
  /// - Parameter inTmux: what stands in the way inside tmux; nil: nothing.
  private func obstacleToPixels(inTmux: String?) -> String? {
    if environment.multiplexer == .screen { return "GNU screen passes no pixels on" }
    if environment.multiplexer == .tmux, let inTmux { return inTmux }
    if line == .verySlow, let milliseconds = answers.milliseconds {
      return "the line is very slow: an answer took \(milliseconds) ms"
    }
    return nil
  }

  fileprivate var placement: KittyPlacement {
    if environment.multiplexer == .tmux { return .inPlaceholdersThroughTmux }
    return drawsPlaceholders ? .inPlaceholders : .atCursor
  }

  /// The most pixels to send, in thousands.
  fileprivate var kilopixels: Int { line == .fast ? 1_500 : 80 }

  /// tmux drops a graphic over one megabyte.
  fileprivate var sixelColors: Int { line == .fast && environment.multiplexer != .tmux ? 256 : 240 }

  private var sparingly: String {
    guard line == .slow, let milliseconds = answers.milliseconds else { return "" }
    return ", small ones, since an answer took \(milliseconds) ms"
  }
}

extension ColorDepth {
  /// The colours in words.
  public var words: String {
    switch self {
    case .trueColor: "24-bit colours"
    case .indexed256: "256 colours"
    case .indexed16: "16 colours"
    case .indexed8: "8 colours"
    case .monochrome: "black and white"
    }
  }
}
