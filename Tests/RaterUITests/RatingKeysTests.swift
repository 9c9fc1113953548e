import Foundation
import Terminal
import Testing

@testable import RaterUI

@Suite struct RatingKeysTests {
  @Test(arguments: [RatingKeys.standard, .review]) func noKeyMeansTwoThings(table: RatingKeys) {
    let keys = table.bindings.flatMap(\.keys)
    #expect(Set(keys).count == keys.count)
  }

  /// What both screens have is the same key with the same name, so that one line of config.json is about both.
  @Test func whatBothTablesHaveIsTheSame() {
    let review = Dictionary(uniqueKeysWithValues: RatingKeys.review.bindings.map { ($0.name, $0) })
    for binding in RatingKeys.standard.bindings {
      guard let other = review[binding.name] else { continue }
      #expect(other.intent == binding.intent && other.keys == binding.keys, "\(binding.name)")
    }
  }

  @Test func everyIntentHasAKeyAndWords() {
    for binding in RatingKeys.standard.bindings {
      #expect(!binding.keys.isEmpty)
    }
  }

  @Test(arguments: [RatingKeys.standard, .review]) func undoIsU(table: RatingKeys) {
    #expect(table.intent(of: .character("u")) == .undo)
  }

  @Test func everyIntentCanBeGivenAnyKey() throws {
    for binding in RatingKeys.standard.bindings {
      let keys = try RatingKeys.standard.rebinding([binding.name: [.function(5), .control("r")]])
      #expect(keys.intent(of: .function(5)) == binding.intent)
      #expect(keys.intent(of: .control("r")) == binding.intent)
      for key in binding.keys { #expect(keys.intent(of: key) == nil) }
    }
  }

  @Test func aKeyOfTwoIntentsIsRefusedWithBoth() throws {
    #expect(throws: KeyClash(key: .character("s"), intents: ["yes", "skip"])) {
      try RatingKeys.standard.rebinding(["yes": [.character("s")]])
    }
    let swapped = try RatingKeys.standard.rebinding(["yes": [.character("s")], "skip": [.character("y")]])
    #expect(swapped.intent(of: .character("s")) == .answerYes)
  }

  @Test func namesAreUnique() {
    let names = RatingKeys.standard.bindings.map(\.name)
    #expect(Set(names).count == names.count)
  }

  /// Bar, help and sentences name the keys that are bound.
  @Test func theScreenNamesTheBoundKeys() throws {
    var preferences = RatingPreferences()
    preferences.keys = try RatingKeys.standard.rebinding([
      "yes": [.character("j"), .character("y")], "up": [.up], "down": [.pageDown],
      "submit": [.character(" "), .enter],
      "help": [.function(1)], "undo": [.control("u")], "select1": [.character("a")], "leave": [.escape],
    ])
    var rehearsal = try Rehearsal(preferences: preferences)
    rehearsal.type("jyynmnnyy")
    try expectGolden(rehearsal.allText, "rebound")
    rehearsal.press(.function(1))
    try expectGolden(rehearsal.allText, "rebound-help")
    rehearsal.press(.function(1))
    rehearsal.press(.control("u"))
    #expect(rehearsal.allText.contains("Taken back"))
    rehearsal.type("?uq")
    #expect(!rehearsal.hasLeft)
    rehearsal.press(.escape)
    #expect(rehearsal.hasLeft)
  }

  @Test func ctrlCLeavesWhateverIsBound() throws {
    var preferences = RatingPreferences()
    preferences.keys = try RatingKeys.standard.rebinding(["leave": [.function(10)]])
    var rehearsal = try Rehearsal(preferences: preferences)
    rehearsal.type("s3q⌃")
    #expect(rehearsal.hasLeft)
  }

  @Test func aCharacterBoundToSuspendIsTextWhereTextIsTyped() throws {
    var preferences = RatingPreferences()
    preferences.keys = try RatingKeys.standard.rebinding(["suspend": [.character("x")]])
    var rehearsal = try Rehearsal(preferences: preferences)
    rehearsal.type("s3xx⏎")
    #expect(RatingScreenTests.short(rehearsal.journal) == "s000001(other:xx)")
  }

  /// The README's table is this table.
  @Test func theReadmeHasTheseKeys() throws {
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let readme = try String(contentsOf: package.appendingPathComponent("README.md"), encoding: .utf8)
    // Of the reviewers' keys, those that raters have are told there.
    for line in RatingKeys.standard.lines() + RatingKeys.review.lines().prefix(RatingKeys.verdicts.count) {
      #expect(readme.contains("| \(line.keys) | \(line.help) |"), "README lacks \(line)")
    }
  }
}
