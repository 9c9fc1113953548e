import RatingStore
import Terminal

/// Sets flags and takes them back.
struct FlagDialog: Equatable, Sendable {
  /// The flags, in the order of their keys 1, 2, 3, 4.
  static let flags = PictureFlag.allCases

  var selection = 0

  /// What a key leads to.
  enum Outcome: Equatable {
    case stay, close
    case toggle(PictureFlag)
  }

  /// Takes a key, and what it asks for on the screen below.
  mutating func press(_ key: Key, meaning intent: RatingIntent?) -> Outcome {
    switch (key, intent) {
    case (.character("1"), _): return toggle(0)
    case (.character("2"), _): return toggle(1)
    case (.character("3"), _): return toggle(2)
    case (.character("4"), _): return toggle(3)
    case (.character(" "), _): return toggle(selection)
    case (.up, _), (_, .up): selection = max(selection - 1, 0)
    case (.down, _), (_, .down): selection = min(selection + 1, Self.flags.count - 1)
    case (.escape, _), (.enter, _), (_, .leave), (_, .flag): return .close
    default: break
    }
    return .stay
  }

  private mutating func toggle(_ index: Int) -> Outcome {
    selection = index
    return .toggle(Self.flags[index])
  }

  /// The keys that work on it.
  static func bar(_ phrases: any Phrases) -> [KeyBarItem] {
    [
      KeyBarItem(key: "1-\(flags.count)", words: phrases.flagKey),
      KeyBarItem(key: Key.escape.title, words: phrases.doneKey, press: .escape),
    ]
  }

  /// What stands in the panel; `set` are the flags that the task has.
  func lines(set: [String], _ phrases: any Phrases) -> [(String, Role)] {
    let choices = Self.flags.enumerated().map { index, flag -> (String, Role) in
      let mark = set.contains(flag.rawValue) ? "✓" : " "
      let isSelected = index == selection
      return (
        "\(isSelected ? "▸" : " ") \(index + 1)  \(mark) \(phrases.name(of: flag))",
        isSelected ? .selected : .normal
      )
    }
    return [(phrases.flagsQuestion, .title)] + choices
      + [(phrases.flagsDone(escape: Key.escape.title), .dim)]
  }
}
