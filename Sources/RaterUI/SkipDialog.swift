import RatingStore
import Terminal

/// Asks why a task is skipped.
struct SkipDialog: Equatable, Sendable {
  /// The reasons, in the order of their keys 1, 2, 3.
  static let reasons: [SkipReason] = [.missing, .cannotTell, .other]
  private static let longestText = 200

  var selection = 0
  /// Whether the task was skipped before: then it does not come back.
  var isFinal = false
  /// What the rater types as another reason; nil until it is asked for.
  var text: String?

  /// The keys that work now.
  func bar(_ phrases: any Phrases) -> [KeyBarItem] {
    text == nil
      ? [
        KeyBarItem(key: "1-3", words: phrases.reasonKey),
        KeyBarItem(key: Key.escape.title, words: phrases.doNotSkipKey, press: .escape),
      ]
      : [
        KeyBarItem(key: Key.enter.title, words: phrases.skipKey, press: .enter),
        KeyBarItem(key: Key.escape.title, words: phrases.back, press: .escape),
      ]
  }

  /// What a key leads to.
  enum Outcome: Equatable {
    case stay, cancel
    case skip(SkipReason, String?)
  }

  /// Takes a key, and what it asks for on the screen below.
  mutating func press(_ key: Key, meaning intent: RatingIntent?) -> Outcome {
    text == nil ? choose(key, intent) : type(key)
  }

  private mutating func choose(_ key: Key, _ intent: RatingIntent?) -> Outcome {
    switch (key, intent) {
    case (.character("1"), _): return take(0)
    case (.character("2"), _): return take(1)
    case (.character("3"), _): return take(2)
    case (.enter, _): return take(selection)
    case (.up, _), (_, .up): selection = max(selection - 1, 0)
    case (.down, _), (_, .down): selection = min(selection + 1, Self.reasons.count - 1)
    case (.escape, _), (_, .leave), (_, .skip): return .cancel
    default: break
    }
    return .stay
  }

  private mutating func take(_ index: Int) -> Outcome {
    selection = index
    guard Self.reasons[index] == .other else { return .skip(Self.reasons[index], nil) }
    text = ""
    return .stay
  }

  private mutating func type(_ key: Key) -> Outcome {
    switch key {
    case .escape: text = nil
    case .enter:
      let typed = text ?? ""
      return .skip(.other, typed.isEmpty ? nil : typed)
    case .backspace: text = text.map { String($0.dropLast()) }
    case .character(let character):
      if let typed = text, typed.count < Self.longestText { text = typed + String(character) }
    default: break
    }
    return .stay
  }
}
