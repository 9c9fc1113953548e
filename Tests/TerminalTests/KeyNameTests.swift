import Terminal
import Testing

@Suite struct KeyNameTests {
  @Test(arguments: [
    ("y", Key.character("y"), "y"), ("?", .character("?"), "?"), ("ㅛ", .character("ㅛ"), "ㅛ"),
    ("space", .character(" "), "Space"), ("enter", .enter, "Enter"), ("escape", .escape, "Esc"),
    ("up", .up, "↑"), ("pagedown", .pageDown, "PgDn"), ("f12", .function(12), "F12"),
    ("ctrl-r", .control("r"), "Ctrl-R"), ("ctrl-space", .control(" "), "Ctrl-Space"),
    ("shift-tab", .backtab, "Shift-Tab"), ("backspace", .backspace, "Backspace"),
  ])
  func namesAndTitles(name: String, key: Key, title: String) {
    #expect(Key(name: name) == key)
    #expect(key.name == name)
    #expect(key.title == title)
  }

  @Test(arguments: [
    "", " ", "ctrl-i", "ctrl-m", "ctrl-h", "ctrl-j", "ctrl-", "ctrl-R", "f13", "f0", "Enter", "ab", "\u{1B}",
    "\u{200B}",
    "\u{301}", "👩‍👩‍👧", "e\u{301}",
  ])
  func whatIsNoKey(name: String) {
    #expect(Key(name: name) == nil)
  }

  @Test func whatIsNoKeyHasNoName() {
    #expect(Key.unknown.name == nil)
    #expect(Key.reply(.deviceAttributes([])).name == nil)
  }
}
