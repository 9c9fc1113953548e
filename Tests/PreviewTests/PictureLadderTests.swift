import Testing

@testable import Preview

@Suite struct PictureLadderTests {
  private static func traits(
    _ environment: TerminalEnvironment = TerminalEnvironment(), sixel: Bool? = nil, version: String? = nil,
    kitty: Bool = false, milliseconds: Int? = 5, colors: Int = 256, unicode: Bool = true
  ) -> TerminalTraits {
    var answers = TerminalAnswers()
    answers.deviceAttributes = sixel.map { $0 ? [62, 4, 22] : [62, 22, 44] }
    answers.version = version
    answers.takesKittyGraphics = kitty
    answers.milliseconds = milliseconds
    return TerminalTraits(environment: environment, answers: answers, colors: colors, unicode: unicode)
  }

  private static let plain = TerminalEnvironment()
  private static let tmux = TerminalEnvironment(multiplexer: .tmux)
  private static let tmuxInKitty = TerminalEnvironment(multiplexer: .tmux, drawsPlaceholders: true)
  private static let screen = TerminalEnvironment(multiplexer: .screen)
  private static let ssh = TerminalEnvironment(isRemote: true)
  private static let full = 1_500
  private static let small = 80

  /// Terminals as they are met, and what each gets.
  static let table: [(TerminalTraits, PictureDriver, String)] = [
    // kitty and ghostty draw placeholders, the others that take the protocol do not.
    (
      traits(sixel: false, version: "kitty(0.35.2)", kitty: true),
      .kitty(.inPlaceholders, kilopixels: full),
      "the terminal takes kitty graphics, in placeholder characters"
    ),
    (
      traits(sixel: false, version: "ghostty 1.1.3", kitty: true),
      .kitty(.inPlaceholders, kilopixels: full),
      "the terminal takes kitty graphics, in placeholder characters"
    ),
    (
      traits(sixel: false, version: "kitty(0.35.2)", kitty: true, unicode: false),
      .kitty(.atCursor, kilopixels: full), "the terminal takes kitty graphics"
    ),
    (
      traits(sixel: true, version: "Konsole 23.08.1", kitty: true),
      .kitty(.atCursor, kilopixels: full), "the terminal takes kitty graphics"
    ),
    (
      traits(sixel: true, version: "WezTerm 20240203", kitty: true),
      .kitty(.atCursor, kilopixels: full), "the terminal takes kitty graphics"
    ),
    // Inline images by name, from the terminal itself or from the environment.
    (traits(sixel: true, version: "WezTerm 20240203"), .iterm2(kilopixels: full), "the terminal is wezterm"),
    (traits(sixel: true, version: "iTerm2 3.4.23"), .iterm2(kilopixels: full), "the terminal is iterm2"),
    (traits(sixel: true, version: "mintty 3.6.1"), .iterm2(kilopixels: full), "the terminal is mintty"),
    (
      traits(TerminalEnvironment(program: "iTerm.app"), sixel: false), .iterm2(kilopixels: full),
      "the terminal is iTerm.app"
    ),
    // What the terminal says of itself counts more than a variable that some other one left behind.
    (
      traits(TerminalEnvironment(program: "iTerm.app"), sixel: true, version: "XTerm(379)"),
      .sixel(colors: 256), "the terminal offers sixel"
    ),
    (traits(sixel: true, version: "foot(1.13.1)"), .sixel(colors: 256), "the terminal offers sixel"),
    (traits(sixel: true, unicode: false), .sixel(colors: 256), "the terminal offers sixel"),
    (traits(sixel: false), .symbols(.indexed256), "block characters in 256 colours work everywhere"),
    (traits(sixel: nil), .symbols(.indexed256), "block characters in 256 colours work everywhere"),
    (
      traits(sixel: false, version: "VTE(7006)"), .symbols(.trueColor),
      "block characters in 24-bit colours work everywhere"
    ),
    (traits(sixel: false, unicode: false), .ascii(.indexed256), "letters in 256 colours always work"),
    // Inside tmux.
    (traits(tmux, sixel: false), .symbols(.indexed256), "block characters in 256 colours work everywhere"),
    (
      traits(tmux, sixel: true), .sixel(colors: 240),
      "tmux offers sixel, in fewer colours to keep pictures small"
    ),
    (traits(tmux, kitty: true), .symbols(.indexed256), "block characters in 256 colours work everywhere"),
    (
      traits(tmuxInKitty, sixel: false, version: "tmux 3.3a", kitty: true),
      .kitty(.inPlaceholdersThroughTmux, kilopixels: full),
      "tmux hands kitty graphics on, in placeholder characters"
    ),
    (
      traits(tmuxInKitty, sixel: true, version: "tmux 3.4"), .sixel(colors: 240),
      "tmux offers sixel, in fewer colours to keep pictures small"
    ),
    // GNU screen.
    (
      traits(screen, sixel: true, version: "kitty(0.35.2)", kitty: true), .symbols(.trueColor),
      "block characters in 24-bit colours work everywhere"
    ),
    // Over ssh.
    (traits(ssh, sixel: true, milliseconds: 59), .sixel(colors: 256), "the terminal offers sixel"),
    (
      traits(ssh, sixel: true, milliseconds: 60), .sixel(colors: 240),
      "the terminal offers sixel, in fewer colours to keep pictures small"
    ),
    (
      traits(ssh, sixel: true, milliseconds: 200), .symbols(.indexed256),
      "block characters in 256 colours work everywhere"
    ),
    (
      traits(ssh, sixel: true, version: "kitty(0.35.2)", kitty: true, milliseconds: 120),
      .kitty(.inPlaceholders, kilopixels: small),
      "the terminal takes kitty graphics, in placeholder characters, small ones, since an answer took 120 ms"
    ),
    (
      traits(ssh, sixel: true, version: "iTerm2 3.4.23", milliseconds: 120), .iterm2(kilopixels: small),
      "the terminal is iterm2, small ones, since an answer took 120 ms"
    ),
    // On this machine a late answer means a busy machine.
    (traits(plain, sixel: true, milliseconds: 250), .sixel(colors: 256), "the terminal offers sixel"),
  ]

  @Test(arguments: table.indices)
  func choosesTheBestThatWorks(index: Int) {
    let (traits, driver, reason) = Self.table[index]
    let choice = chooseDriver(wish: .auto, traits: traits)
    #expect(choice.driver == driver)
    #expect(choice.reason == reason)
  }

  @Test(arguments: [
    (0, false, ColorDepth.monochrome), (0, true, .monochrome), (-1, false, .monochrome),
    (8, false, .indexed8),
    (8, true, .trueColor), (16, false, .indexed16), (88, false, .indexed16), (256, false, .indexed256),
    (1 << 24, false, .trueColor),
  ])
  func colorsComeFromTerminfoAndThePromiseOfMore(colors: Int, promised: Bool, depth: ColorDepth) {
    let environment = TerminalEnvironment(hasTrueColor: promised)
    #expect(TerminalTraits(environment: environment, colors: colors).depth == depth)
    var answers = TerminalAnswers()
    answers.saysTrueColor = promised
    #expect(TerminalTraits(answers: answers, colors: colors).depth == depth)
  }

  /// Everything a terminal can be, times every wish: what is chosen is what the rules say.
  @Test func everyCombinationFollowsTheRules() {
    var count = 0
    for traits in Self.everything {
      let ladder = pictureLadder(traits)
      #expect(ladder.map(\.wish) == [.kitty, .iterm2, .sixel, .symbols, .ascii])
      #expect(ladder.last?.driver == .ascii(traits.depth))
      #expect(ladder.allSatisfy { !$0.reason.isEmpty })
      let first = ladder.first { $0.driver != nil }
      #expect(chooseDriver(wish: .auto, traits: traits).driver == first?.driver)
      #expect(chooseDriver(wish: .none, traits: traits).driver == .none)
      #expect(chooseDriver(wish: .ascii, traits: traits).driver == .ascii(traits.depth))
      let pixels = ladder.prefix(3).contains { $0.driver != nil }
      if traits.environment.multiplexer == .screen || traits.line == .verySlow { #expect(!pixels) }
      if !traits.answers.saysSixel { #expect(ladder[2].driver == nil) }
      if !traits.answers.takesKittyGraphics { #expect(ladder[0].driver == nil) }
      if traits.environment.multiplexer != .none { #expect(ladder[1].driver == nil) }
      if case .kitty(.atCursor, _) = ladder[0].driver { #expect(traits.environment.multiplexer == .none) }
      if !traits.unicode { #expect(ladder[3].driver == nil) }
      count += 1
    }
    #expect(count == 3 * 2 * 2 * 3 * 2 * 2 * 5 * 3)
  }

  private static var everything: [TerminalTraits] {
    var all: [TerminalTraits] = []
    for multiplexer: TerminalEnvironment.Multiplexer in [.none, .tmux, .screen] {
      for (remote, hint) in [(false, false), (false, true), (true, false), (true, true)] {
        let environment = TerminalEnvironment(
          multiplexer: multiplexer, isRemote: remote, drawsPlaceholders: hint)
        for sixel: Bool? in [nil, false, true] {
          for kitty in [false, true] {
            for unicode in [false, true] {
              for version in [nil, "kitty(1)", "Konsole 22", "iTerm2 3", "XTerm(379)"] {
                for milliseconds in [nil, 100, 400] {
                  all.append(
                    traits(
                      environment, sixel: sixel, version: version, kitty: kitty, milliseconds: milliseconds,
                      unicode: unicode))
                }
              }
            }
          }
        }
      }
    }
    return all
  }

  @Test func aWishIsGrantedWhateverTheTerminalSays() {
    let none = Self.traits(sixel: false)
    #expect(chooseDriver(wish: .kitty, traits: none).driver == .kitty(.atCursor, kilopixels: Self.full))
    #expect(chooseDriver(wish: .iterm2, traits: none).driver == .iterm2(kilopixels: Self.full))
    #expect(chooseDriver(wish: .sixel, traits: none).driver == .sixel(colors: 256))
    #expect(chooseDriver(wish: .symbols, traits: none).driver == .symbols(.indexed256))
    #expect(
      chooseDriver(wish: .kitty, traits: Self.traits(Self.tmux)).driver
        == .kitty(.inPlaceholdersThroughTmux, kilopixels: Self.full))
    #expect(chooseDriver(wish: .symbols, traits: Self.traits(unicode: false)).driver == .ascii(.indexed256))
    #expect(chooseDriver(wish: .sixel, traits: none).reason == "asked for with --preview sixel")
  }

  @Test(arguments: PictureWish.allCases)
  func readsEveryWish(wish: PictureWish) throws {
    #expect(try PictureWish(parsing: wish.rawValue) == wish)
  }

  @Test func refusesOtherWords() {
    #expect(throws: PictureWish.Unknown(word: "Sixel")) { try PictureWish(parsing: "Sixel") }
    #expect(
      PictureWish.Unknown(word: "Sixel").description
        == "Sixel is not known; use one of auto, kitty, iterm2, sixel, symbols, ascii, none.")
  }
}
