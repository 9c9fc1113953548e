import Foundation
import Ratings
import Testing

@testable import Exchange

@Suite struct ImageNetMistakesTests {
  private func read(_ text: String) throws -> ImageNetMistakes {
    let scratch = try Scratch()
    let file = scratch.path + "/mistakes.json"
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    return try ImageNetMistakes(file)
  }

  private func entry(_ members: String) throws -> ImageNetMistakes.Entry {
    try #require(try read(#"{"a.JPEG": {"top_prediction": 7\#(members)}}"#).entries.first)
  }

  @Test(arguments: [
    ("Fine-grained error", Verdict.Category.fineGrained), ("fine-grained ERROR", .fineGrained),
    ("Fine-grained with Multilabel Options", .fineGrained),
    ("Fine-grained error with OOV", .fineGrainedOutOfVocabulary),
    ("Fine-grained with OOV", .fineGrainedOutOfVocabulary), ("Spurious Correlation", .spuriousCorrelation),
    ("Non-prototypical", .nonPrototypical),
  ])
  func everyPublishedSpellingIsRead(text: String, category: Verdict.Category) throws {
    #expect(try entry(#", "failure category": "\#(text)""#).category == category)
  }

  @Test(arguments: [("Major", Verdict.Severity.major), ("minor", .minor), ("Borderline", .borderline)])
  func everySeverityIsRead(text: String, severity: Verdict.Severity) throws {
    #expect(try entry(#", "failure severity": "\#(text)""#).severity == severity)
  }

  @Test func whatIsWrittenIsReadBack() throws {
    var entries = [ImageNetMistakes.Entry(file: "q\"ü.JPEG", prediction: 0, category: nil, severity: nil)]
    for category in Verdict.Category.allCases {
      for severity in Verdict.Severity.allCases {
        entries.append(
          .init(
            file: "\(category)-\(severity).JPEG", prediction: entries.count, category: category,
            severity: severity))
      }
    }
    for some in [entries, []] {
      let text = String(decoding: ImageNetMistakes(some).bytes, as: UTF8.self)
      #expect(try read(text).entries == some)
      #expect(try JSONSerialization.jsonObject(with: Data(text.utf8)) is [String: Any])
    }
  }

  @Test(arguments: [
    (#"{"a": {"failure category": "Major"}}"#, "is no known category"),
    (#"{"a": {"top_prediction": 1, "failure severity": "huge"}}"#, "is no known severity"),
    (#"{"a": {"failure severity": "Major"}}"#, #"key "top_prediction" is missing"#),
    (#"{"a": {"top_prediction": 1}, "a": {"top_prediction": 2}}"#, "twice"),
    (#"{"a": {"top_prediction": 1.5}}"#, "line 1"), (#"[]"#, "line 1"),
  ])
  func whatIsWrongIsSaidWithItsPlace(text: String, reason: String) throws {
    let error = #expect(throws: ExchangeError.self) { try read(text) }
    let description = error.map { "\($0)" } ?? ""
    #expect(description.contains(reason) && description.contains("mistakes.json"), "\(description)")
  }
}
