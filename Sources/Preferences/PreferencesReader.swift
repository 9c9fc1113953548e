public import JSONLines
import Preview
import RaterUI
import Terminal

/// The keys of the file. A new one is a case here, a property of `Preferences`, and a line in `read`.
enum PreferenceKey: String, CaseIterable {
  case language, keys, theme, mouse, autoSubmit, breakReminder, preview
}

extension Preferences {
  /// Reads the content of a file.
  ///
  /// - Throws: the first thing wrong with it.
  public init(_ file: JSONFile) throws(FileProblem) {
    let reader = try file.read { json throws(JSONError) in
      var reader = PreferencesReader()
      try reader.read(&json)
      return reader
    }
    self = reader.preferences
    notes = reader.notes.map(file.problem)
  }
}

struct PreferencesReader {
  var preferences = Preferences()
  var notes: [JSONError] = []

  mutating func read(_ json: inout JSONCursor) throws(JSONError) {
    var seen = KeysSeen()
    try json.beginObject()
    while let text = try json.nextKey() {
      guard let key = PreferenceKey(rawValue: text.string) else {
        note(unknown: text, json)
        try json.skipValue()
        continue
      }
      try seen.note(PreferenceKey.allCases.firstIndex(of: key) ?? 0, text, in: json)
      if try !json.readNullIfPresent() { try read(key, &json) }
    }
  }

  private mutating func read(_ key: PreferenceKey, _ json: inout JSONCursor) throws(JSONError) {
    switch key {
    case .language: preferences.language = try json.readWord(Language.self)
    case .keys: (preferences.rating.keys, preferences.rating.reviewKeys) = try readKeys(&json)
    case .theme: preferences.theme = try json.readWord(Theme.self)
    case .mouse: preferences.rating.mouse = try json.readBool()
    case .autoSubmit: preferences.rating.autoSubmit = try json.readBool()
    case .breakReminder: preferences.rating.breakReminder = try json.readMinutes()
    case .preview: preferences.preview = try json.readWord(PictureWish.self)
    }
  }

  /// A key that looks like a known one is a slip; any other is somebody else's.
  private mutating func note(unknown key: JSONText, _ json: JSONCursor) {
    let known = PreferenceKey.allCases.map(\.rawValue)
    guard let meant = word(like: key.string, among: known) else { return }
    note("key \"\(key.string)\" is not known; \"\(meant)\" is", at: json.offset(of: key))
  }

  mutating func note(_ message: String, at offset: Int) {
    notes.append(JSONError(offset: offset, reason: .refused(message)))
  }
}

extension JSONCursor {
  /// The next value, a whole number of minutes; 0 stands for never.
  fileprivate mutating func readMinutes() throws(JSONError) -> Int {
    let minutes = try readInteger()
    guard (0...1440).contains(minutes) else { throw refusal("expected minutes from 0 (never) to 1440") }
    return minutes
  }

  /// The next value, one of the words that stand for cases.
  mutating func readWord<Word: RawRepresentable<String> & CaseIterable>(
    _: Word.Type
  ) throws(JSONError) -> Word {
    let text = try readString()
    if let word = Word(rawValue: text) { return word }
    let words = Word.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
    throw refusal("expected one of \(words)")
  }
}
