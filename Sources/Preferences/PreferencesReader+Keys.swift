import JSONLines
import RaterUI
import Terminal

/// The object `keys`: intents by their names, each with the keys that take the place of its own.
extension PreferencesReader {
  /// The keys for raters and for reviewers: what both have is named the same.
  mutating func readKeys(
    _ json: inout JSONCursor
  ) throws(JSONError) -> (rating: RatingKeys, review: RatingKeys) {
    let names = (RatingKeys.standard.bindings + RatingKeys.review.bindings).map(\.name)
    var bound = BoundKeys()
    try json.beginObject()
    while let text = try json.nextKey() {
      let intent = text.string
      guard names.contains(intent) else {
        noteIntent(intent, at: json.offset(of: text), among: names)
        try json.skipValue()
        continue
      }
      guard bound.keys[intent] == nil else {
        throw JSONError(offset: json.offset(of: text), reason: .keyTwice(intent))
      }
      try bound.read(intent, &json)
    }
    return (try bound.table(.standard), try bound.table(.review))
  }

  private mutating func noteIntent(_ name: String, at offset: Int, among names: [String]) {
    let meant = word(like: name, among: names).map { "; \"\($0)\" can" } ?? ": reassess keys lists all"
    note("\"\(name)\" cannot be given keys\(meant)", at: offset)
  }
}

/// The keys read so far, and where each stands, for whoever claims it too.
private struct BoundKeys {
  var keys: [String: [Key]] = [:]
  private var offsets: [String: [Key: Int]] = [:]

  mutating func read(_ intent: String, _ json: inout JSONCursor) throws(JSONError) {
    if try json.readNullIfPresent() { return }
    var keys: [Key] = []
    try json.beginArray()
    let start = json.valueOffset
    while try json.nextElement() {
      let key = try Self.readKey(&json)
      offsets[intent, default: [:]][key] = json.valueOffset
      if !keys.contains(key) { keys.append(key) }
    }
    guard !keys.isEmpty else {
      throw JSONError(offset: start, reason: .refused("\"\(intent)\" needs at least one key"))
    }
    self.keys[intent] = keys
  }

  private static func readKey(_ json: inout JSONCursor) throws(JSONError) -> Key {
    let name = try json.readString()
    guard let key = Key(name: name) else {
      throw json.refusal(
        "\"\(name)\" is no key; a key is one character, or a name such as \"enter\", \"up\", \"f1\", \"ctrl-r\""
      )
    }
    if key == RatingKeys.reserved { throw json.refusal("\"\(name)\" always leaves") }
    return key
  }

  /// The whole table, or the error at the later of the two places that claim one key.
  func table(_ usual: RatingKeys) throws(JSONError) -> RatingKeys {
    do throws(KeyClash) {
      return try usual.rebinding(keys)
    } catch {
      let places = error.intents.compactMap { offsets[$0]?[error.key] }
      let both = error.intents.map { "\"\($0)\"" }.joined(separator: " and ")
      let isDefault = error.intents.first { offsets[$0]?[error.key] == nil }.map {
        " (\($0) has it by default)"
      }
      throw JSONError(
        offset: places.max() ?? 0,
        reason: .refused("key \"\(error.key.name ?? "")\" would mean both \(both)\(isDefault ?? "")"))
    }
  }
}
