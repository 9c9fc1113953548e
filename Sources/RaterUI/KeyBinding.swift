public import Terminal

/// One line of the key table: an intent and its keys.
public struct KeyBinding<Intent: Hashable & Sendable>: Sendable {
  /// What the keys ask for.
  public var intent: Intent
  /// The intent's name in config.json.
  public var name: String
  /// The keys, any of which asks for it; the first is the one on the key bar.
  public var keys: [Key]

  /// The keys as people read them, such as `↑ k`.
  public var keyTitles: String { keys.map(\.title).joined(separator: " ") }
}

/// A key that two intents would share.
public struct KeyClash: Error, Equatable, Sendable {
  /// The key.
  public var key: Key
  /// The names of the intents in config.json, in the order of the table.
  public var intents: [String]
}
