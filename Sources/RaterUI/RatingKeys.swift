public import Terminal

/// The keys of the rating or the review screen: the key bar, help, the man page and the README are made from this table.
public struct RatingKeys: Sendable {
  /// Ctrl-C always leaves, whatever is bound: it cannot be given another meaning.
  public static let reserved = Key.control("c")

  /// The keys as they are when nobody has chosen others.
  public static let standard = RatingKeys(
    .rating, bindings: answers + undo + numbers + moves + again + leaving)

  /// The same of the review screen.
  public static let review = RatingKeys(.review, bindings: verdicts + undo + moves + leaving)

  /// Whose keys they are.
  let work: ScreenWork

  /// Every binding, in the order that help lists them.
  public let bindings: [KeyBinding<RatingIntent>]
  private let byKey: [Key: RatingIntent]

  private init(_ work: ScreenWork, bindings: [KeyBinding<RatingIntent>]) {
    self.work = work
    self.bindings = bindings
    byKey = Dictionary(
      bindings.flatMap { binding in binding.keys.map { ($0, binding.intent) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// The same table with other keys for some intents, by their names in config.json.
  ///
  /// - Throws: the first key that two intents would share.
  public func rebinding(_ keys: [String: [Key]]) throws(KeyClash) -> RatingKeys {
    let bound = bindings.map { binding in
      var binding = binding
      if let keys = keys[binding.name] { binding.keys = keys }
      return binding
    }
    var owner: [Key: String] = [:]
    for binding in bound {
      for key in binding.keys {
        if let other = owner.updateValue(binding.name, forKey: key), other != binding.name {
          throw KeyClash(key: key, intents: [other, binding.name])
        }
      }
    }
    return RatingKeys(work, bindings: bound)
  }

  /// What a key asks for, or nil.
  public func intent(of key: Key) -> RatingIntent? { byKey[key] }

  /// The key that stands for an intent: the first of its keys.
  func key(for intent: RatingIntent) -> Key? {
    bindings.first { $0.intent == intent }?.keys.first
  }

  /// The same as sentences and the bar name it.
  func title(of intent: RatingIntent) -> String { key(for: intent)?.title ?? "" }

  /// The key bar: what has a word for it, with its first key.
  func bar(_ phrases: any Phrases) -> [(intent: RatingIntent, item: KeyBarItem)] {
    bindings.compactMap { binding in
      guard let short = phrases.short(binding.intent) else { return nil }
      if binding.intent == .down { return (.down, KeyBarItem(key: movingKeys, words: short)) }
      let key = binding.keys.first
      return (binding.intent, KeyBarItem(key: key?.title ?? "", words: short, press: key))
    }
  }

  /// What the keys of an intent do, in one sentence.
  public func help(_ intent: RatingIntent, in language: Language) -> String {
    language.phrases(for: work).help(intent)
  }

  /// The table as people read it: the keys that select by number are one line.
  public func lines(in language: Language = .english) -> [(keys: String, help: String)] {
    let phrases = language.phrases(for: work)
    return bindings.compactMap { binding in
      guard case .select(let index) = binding.intent else {
        return (binding.keyTitles, phrases.help(binding.intent))
      }
      let keys =
        selectingRange.map { "\($0.first) … \($0.last)" } ?? selectingKeys.map(\.title).joined(separator: " ")
      return index == 0 ? (keys, phrases.helpOfNumbers) : nil
    }
  }

  /// Such as `↑↓ 1-8`.
  private var movingKeys: String {
    let titles = [title(of: .up), title(of: .down)]
    let arrows = titles.joined(separator: titles.allSatisfy { columns(of: $0) == 1 } ? "" : " ")
    return arrows + (selectingRange.map { " \($0.first)-\($0.last)" } ?? "")
  }

  /// The first key of each number.
  private var selectingKeys: [Key] {
    bindings.compactMap { binding in
      if case .select = binding.intent { binding.keys.first } else { nil }
    }
  }

  /// The first and the last of the keys that select by number, where they follow each other as digits and letters do.
  private var selectingRange: (first: Character, last: Character)? {
    let characters = selectingKeys.compactMap { key in
      if case .character(let character) = key { character } else { nil }
    }
    let codes = characters.compactMap { $0.asciiValue.map(Int.init) }
    guard let first = codes.first, codes == Array(first..<first + selectingKeys.count) else { return nil }
    return (characters[0], characters[characters.count - 1])
  }
}

extension RatingKeys: Equatable {
  /// Whether the same keys ask for the same.
  public static func == (one: RatingKeys, other: RatingKeys) -> Bool { one.byKey == other.byKey }
}
