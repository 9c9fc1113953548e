/// A language of everything that raters read; its raw value is its code of ISO 639-1.
public enum Language: String, CaseIterable, Sendable {
  case english = "en"
  case korean = "ko"
  case japanese = "ja"

  /// The language of messages that the environment asks for (locale(7)): the first of the three that is set and not
  /// empty decides, and what is none of the languages here is English.
  public init(lcAll: String, lcMessages: String, lang: String) {
    let locale = [lcAll, lcMessages, lang].first { !$0.isEmpty } ?? ""
    let code = locale.prefix { $0 != "_" && $0 != "." && $0 != "@" }
    self = Language(rawValue: String(code)) ?? .english
  }

  /// The catalogue for raters.
  var phrases: any Phrases { phrases(for: .rating) }

  /// The catalogue for raters or reviewers.
  func phrases(for work: ScreenWork) -> any Phrases {
    switch self {
    case .english: English(work: work)
    case .korean: Korean(work: work)
    case .japanese: Japanese(work: work)
    }
  }
}
