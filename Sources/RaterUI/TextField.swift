import Terminal

/// One line of text that is being typed.
struct TextField: Equatable, Sendable {
  private var characters: [Character]
  /// How many characters stand before the cursor.
  private var cursor: Int
  private let longest: Int

  /// A field with the cursor at the end of a text.
  init(_ text: String = "", longest: Int = 200) {
    characters = Array(text)
    cursor = characters.count
    self.longest = longest
  }

  var text: String { String(characters) }

  /// Takes a key; false when it means nothing here.
  @discardableResult
  mutating func press(_ key: Key) -> Bool {
    switch key {
    case .character(let character): type(character)
    case .paste(let text): text.forEach { type($0) }
    case .left: cursor = max(cursor - 1, 0)
    case .right: cursor = min(cursor + 1, characters.count)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = characters.count
    case .backspace: delete(max(cursor - 1, 0)..<cursor)
    case .delete, .control("d"): delete(cursor..<min(cursor + 1, characters.count))
    case .control("u"): delete(0..<cursor)
    case .control("k"): delete(cursor..<characters.count)
    case .control("w"): delete(wordStart..<cursor)
    default: return false
    }
    return true
  }

  private mutating func type(_ character: Character) {
    guard characters.count < longest else { return }
    characters.insert(character, at: cursor)
    cursor += 1
  }

  private mutating func delete(_ range: Range<Int>) {
    characters.removeSubrange(range)
    cursor = range.lowerBound
  }

  /// Where the word before the cursor begins.
  private var wordStart: Int {
    let end = characters[..<cursor].lastIndex { $0 != " " } ?? 0
    return (characters[..<end].lastIndex { $0 == " " } ?? -1) + 1
  }

  /// The text with its cursor, as much as fits: what is left of the cursor before what is right of it. Empty where
  /// there is no room even for the cursor.
  func shown(in columns: Int) -> String {
    guard columns > 0 else { return "" }
    var before = Substring(cleaned(String(characters[..<cursor])))
    while Terminal.columns(of: String(before)) > columns - 1 { before.removeFirst() }
    let room = columns - 1 - Terminal.columns(of: String(before))
    return before + "▏" + truncated(cleaned(String(characters[cursor...])), to: room)
  }
}
