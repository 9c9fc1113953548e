import Foundation
import JSONLines
import Preview
import Testing

@testable import Preferences

@Suite struct PreferencesTests {
  static func read(_ text: String) throws(FileProblem) -> Preferences {
    try Preferences(JSONFile(name: "config.json", bytes: Array(text.utf8)))
  }

  static func problem(_ text: String) -> String {
    do throws(FileProblem) {
      _ = try read(text)
      return ""
    } catch {
      return error.description
    }
  }

  @Test func whatIsNotChosenIsTheDefault() throws {
    #expect(try Self.read("{}") == Preferences())
    #expect(try Self.read(#"{"autoSubmit": null, "preview": null}"#) == Preferences())
  }

  @Test func choicesAreRead() throws {
    let preferences = try Self.read(
      #"{"preview": "ascii", "autoSubmit": true, "theme": "highContrast", "mouse": true, "language": "ko"}"#)
    #expect(preferences.theme == .highContrast)
    #expect(preferences.rating.mouse)
    #expect(preferences.language == .korean)
    #expect(preferences.preview == .ascii)
    #expect(preferences.rating.autoSubmit)
  }

  @Test(arguments: [
    ("", "config.json:1:1: nothing is written here"),
    ("{\n  \"autoSubmit\": 1\n}", "config.json:2:17: expected true or false, found a number"),
    (#"{"language": "de"}"#, #"config.json:1:14: expected one of "en", "ko", "ja""#),
    (#"{"theme": "dark"}"#, #"config.json:1:11: expected one of "default", "highContrast", "mono""#),
    (
      #"{"preview": "sharp"}"#,
      #"config.json:1:13: expected one of "auto""#
    ),
    (
      #"{"autoSubmit": true, "autoSubmit": true}"#, #"config.json:1:22: key "autoSubmit" is written twice"#
    ),
  ])
  func whatIsWrongIsSaidWithItsPlace(text: String, message: String) {
    #expect(Self.problem(text).hasPrefix(message), "\(Self.problem(text))")
  }

  @Test func keysAreRead() throws {
    let keys = try Self.read(#"{"keys": {"yes": ["a", "ctrl-r", "a"], "no": null, "up": ["k"]}}"#).rating.keys
    #expect(keys.intent(of: .character("a")) == .answerYes)
    #expect(keys.intent(of: .control("r")) == .answerYes)
    #expect(keys.intent(of: .character("y")) == nil)
    #expect(keys.intent(of: .character("n")) == .answerNo)
    #expect(keys.intent(of: .up) == nil)
  }

  @Test(arguments: [
    (#"{"keys": {"yes": ["crtl-r"]}}"#, #"config.json:1:19: "crtl-r" is no key; a key is"#),
    (#"{"keys": {"yes": ["ctrl-i"]}}"#, #"config.json:1:19: "ctrl-i" is no key"#),
    (#"{"keys": {"yes": ["ctrl-c"]}}"#, #"config.json:1:19: "ctrl-c" always leaves"#),
    (#"{"keys": {"yes": []}}"#, #"config.json:1:18: "yes" needs at least one key"#),
    (#"{"keys": {"yes": "y"}}"#, "config.json:1:18: expected an array, found a string"),
    (
      #"{"keys": {"yes": ["n"]}}"#,
      #"config.json:1:19: key "n" would mean both "yes" and "no" (no has it by default)"#
    ),
    (
      #"{"keys": {"undo": ["x"], "yes": ["x"]}}"#,
      #"config.json:1:34: key "x" would mean both "yes" and "undo""#
    ),
    (
      #"{"keys": {"skip": ["c"]}}"#,
      #"config.json:1:20: key "c" would mean both "clearMistake" and "skip" (clearMistake has it by default)"#
    ),
    (#"{"keys": {"yes": ["x"], "yes": ["y"]}}"#, #"config.json:1:25: key "yes" is written twice"#),
  ])
  func whatCannotBeBoundIsRefusedAtItsPlace(text: String, message: String) {
    #expect(Self.problem(text).hasPrefix(message), "\(Self.problem(text))")
  }

  /// What raters and reviewers both have is bound for both.
  @Test func reviewersHaveKeysToo() throws {
    let text = #"{"keys": {"clearMistake": ["x"], "undo": ["ctrl-u"], "yes": ["d"]}}"#
    let rating = try Self.read(text).rating
    #expect(rating.reviewKeys.intent(of: .character("x")) == .verdict(.clearMistake))
    #expect(rating.reviewKeys.intent(of: .character("c")) == nil)
    #expect(
      rating.reviewKeys.intent(of: .control("u")) == .undo && rating.keys.intent(of: .control("u")) == .undo)
    #expect(rating.keys.intent(of: .character("d")) == .answerYes)
    #expect(rating.reviewKeys.intent(of: .character("d")) == .verdict(.undecided))
  }

  @Test func intentsThatAreNoneAreNoted() throws {
    let notes = try Self.read(#"{"keys": {"unod": ["x"], "sing": ["y"]}}"#).notes.map(\.description)
    #expect(
      notes == [
        #"config.json:1:11: "unod" cannot be given keys; "undo" can"#,
        #"config.json:1:26: "sing" cannot be given keys: reassess keys lists all"#,
      ])
  }

  @Test func unknownKeysAreIgnoredAndSlipsNoted() throws {
    #expect(try Self.read(#"{"editor": {"tabs": [1, 2]}, "x": 1}"#) == Preferences())
    let preferences = try Self.read("{\n\"autosubmit\": true}")
    #expect(!preferences.rating.autoSubmit)
    #expect(
      preferences.notes.map(\.description) == [
        #"config.json:2:1: key "autosubmit" is not known; "autoSubmit" is"#
      ])
  }

  @Test(arguments: [
    ("theme", "theme"), ("them", "theme"), ("Theme", "theme"), ("tehme", "theme"), ("thm", "theme"),
    ("muose", "mouse"), ("house", "mouse"), ("keyboard", nil), ("", nil), ("m", nil), ("tabs", nil),
  ])
  func slipsAreLikeWhatWasMeant(text: String, meant: String?) {
    #expect(word(like: text, among: ["theme", "mouse", "keys"]) == meant)
  }

  @Test func whereTheFileIs() {
    #expect(Preferences.path(configHome: "/c", home: "/h") == "/c/reassess/config.json")
    #expect(Preferences.path(configHome: "", home: "/h") == "/h/.config/reassess/config.json")
    #expect(Preferences.path(configHome: "relative", home: "/h") == "/h/.config/reassess/config.json")
    #expect(Preferences.path(configHome: "", home: "") == nil)
  }

  @Test func noFileIsNoChoiceAndAFolderIsAnError() throws {
    #expect(try Preferences(path: "/nonexistent/reassess/config.json") == Preferences())
    #expect(throws: FileProblem.self) { try Preferences(path: NSTemporaryDirectory()) }
  }
}
