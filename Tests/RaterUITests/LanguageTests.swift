import Preview
import RatingStore
import Ratings
@testable import Terminal
import Testing

@testable import RaterUI

/// The catalogues: which is taken, and that each says everything in its own script.
@Suite struct LanguageTests {
  @Test(arguments: [
    ("", "", "", Language.english), ("", "", "ko_KR.UTF-8", .korean), ("", "", "ja_JP.eucJP", .japanese),
    ("", "ja_JP", "ko_KR.UTF-8", .japanese), ("ko", "ja_JP", "en_US", .korean),
    ("C", "ja_JP", "ko_KR", .english),
    ("", "", "C.UTF-8", .english), ("", "", "de_DE.UTF-8", .english), ("", "", "ko@x", .korean),
    ("", "", "kok_IN", .english), ("POSIX", "", "ja_JP", .english),
  ])
  func theLocaleDecides(lcAll: String, lcMessages: String, lang: String, expected: Language) {
    #expect(Language(lcAll: lcAll, lcMessages: lcMessages, lang: lang) == expected)
  }

  @Test(arguments: Language.allCases) func everyKeyIsExplained(language: Language) {
    let phrases = language.phrases
    for binding in RatingKeys.standard.bindings {
      let help = phrases.help(binding.intent)
      #expect(help.hasSuffix(language == .japanese ? "。" : "."), "\(binding.name): \(help)")
      let short = phrases.short(binding.intent)
      #expect((short == nil) == (English().short(binding.intent) == nil), "\(binding.name)")
      if let short { #expect(columns(of: short) <= 10, "\(short)") }
    }
  }

  static let refusals: [PictureRefusal] = [
    .missing, .outsideFolder, .unreadable("EIO"), .fileTooLarge(megabytes: 2000, limit: 1024), .notAnImage,
    .tooLarge(megapixels: 900, limit: 100), .broken, .tooMuchMemory, .tooLong(seconds: 5), .workerDied,
    .workerMissing(program: "reassess-preview", lookedIn: ["/usr/bin"]), .workerUnusable("EIO"), .noRoom,
    .switchedOff,
  ]

  /// English words are left only where they are names.
  @Test(arguments: [Language.korean, .japanese]) func nothingIsLeftInEnglish(language: Language) {
    let phrases = language.phrases
    let texts =
      Self.refusals.map(phrases.refusal) + [
        phrases.damagedPicture, phrases.plainHelp, phrases.rule, phrases.shortRule,
      ]
      + [
        ScreenNotice.noSandbox, .notOffered("kitty"), .cutOffLine(keptIn: "/a"),
        .assumedTerminal(name: "x", taken: "y"),
      ]
      .map(phrases.notice)
      + SkipDialog.reasons.map(phrases.reason) + PictureFlag.allCases.map(phrases.name)
      + RatingKeys.standard.bindings.map { phrases.help($0.intent) }
    for text in texts {
      #expect(text.unicodeScalars.contains { $0.columns == 2 }, "\(text)")
      #expect(!text.contains(/[A-Za-z]{2,} [A-Za-z]{2,} [A-Za-z]{2,}/), "\(text)")
      #expect(cleaned(text) == text, "\(text)")
    }
  }

  /// The rule fits on one line of the narrowest window beside what is saved.
  @Test(arguments: Language.allCases) func theRuleFits(language: Language) {
    let phrases = language.phrases
    let saved = columns(of: phrases.saved(8, of: 8))
    #expect(columns(of: phrases.shortRule) + saved + 4 <= RatingLayout.least.columns)
    #expect(columns(of: phrases.rule) + saved + 4 <= 80)
  }

  static let scenes = [
    ("fresh", ""), ("half-answered", "yynm"), ("all-answered", "yynmnnyy"), ("help", "?"), ("skip", "ys↓"),
    ("finished", "yynmnnyy⏎yn⏎m⏎"), ("looking-back", "yynmnnyy⏎b"), ("taken-back", "yu"), ("flags", "!"),
    ("search", "yynmnnyy⏎/"), ("jump", "yynmnnyy⏎g2"),
    ("note", "#하이"), ("summary", "yynmnnyy⏎q"),
  ]

  @Test(arguments: [Language.korean, .japanese], scenes)
  func looksAsItShould(language: Language, scene: (name: String, keys: String)) throws {
    var rehearsal = try rehearsal(language, 80, 24)
    rehearsal.type(scene.keys)
    try expectGolden(rehearsal.allText, "\(language.rawValue)-\(scene.name)")
  }

  @Test(arguments: [Language.korean, .japanese], [(60, 16), (120, 40), (42, 10)])
  func looksAsItShouldInOtherWindows(language: Language, size: (Int, Int)) throws {
    let rehearsal = try rehearsal(language, size.0, size.1)
    try expectGolden(rehearsal.allText, "\(language.rawValue)-fresh-\(size.0)x\(size.1)")
  }

  @Test(arguments: Language.allCases) func nothingToDo(language: Language) throws {
    var rehearsal = try rehearsal(language, 80, 24)
    rehearsal.type("yynmnnyy⏎yn⏎m⏎")
    var shortage = Shortage()
    (shortage.held, shortage.until, shortage.missing) = (12, Timestamp(milliseconds: 52_500_000), 1)
    shortage.holders = [RaterName("ben"), RaterName("cho")].compactMap { $0 }
    rehearsal.perform(rehearsal.screen.update(.claimed(Claims(tasks: [], shortage: shortage), lost: [])))
    try expectGolden(rehearsal.allText, "\(language.rawValue)-nothing-to-do")
  }

  @Test(arguments: [Language.korean, .japanese]) func aPictureThatIsMissing(language: Language) throws {
    let rehearsal = try rehearsal(language, 80, 24, outcome: .refused(.missing))
    try expectGolden(rehearsal.allText, "\(language.rawValue)-missing")
  }

  /// Whatever is said, no row is wider than the window, and the frame's right edge stands where it should.
  @Test(arguments: Language.allCases) func allColumnsAreRight(language: Language) throws {
    var rehearsal = try rehearsal(language, 80, 24)
    for key in "yynmu!1⎋#a⏎s⎋bfyynnyy⏎b?⎋" {
      rehearsal.type(String(key))
      let rows = rehearsal.text
      #expect(rows.allSatisfy { columns(of: $0) <= 80 })
      guard rehearsal.screen.overlays.isEmpty else { continue }
      for row in rows[2..<20] { #expect(row.hasPrefix("│▒") && row.contains("▒│"), "\(row)") }
    }
  }

  private func rehearsal(
    _ language: Language, _ columns: Int, _ rows: Int, outcome: PictureStatus = .ready(damaged: false)
  ) throws -> Rehearsal {
    var preferences = RatingPreferences()
    preferences.language = language
    return try Rehearsal(columns: columns, rows: rows, outcome: outcome, preferences: preferences)
  }
}
