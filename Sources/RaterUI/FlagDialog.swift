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

  /// What stands in the panel; `set` are the flags that the task has.
  func lines(set: [String]) -> [(String, Role)] {
    let choices = Self.flags.enumerated().map { index, flag -> (String, Role) in
      let mark = set.contains(flag.rawValue) ? "✓" : " "
      let isSelected = index == selection
      return (
        "\(isSelected ? "▸" : " ") \(index + 1)  \(mark) \(RemarkWords.name(of: flag.rawValue))",
        isSelected ? .selected : .normal
      )
    }
    return [(RemarkWords.flags, .title)] + choices + [(RemarkWords.flagsHint, .dim)]
  }
}
