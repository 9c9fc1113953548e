import Terminal
import Testing

@testable import RaterUI

@Suite struct TextFieldTests {
  @Test(arguments: [
    ([Key.left, .character("X")], "ab cXd"), ([.home, .character("X")], "Xab cd"),
    ([.home, .delete, .end, .backspace], "b c"), ([.control("w")], "ab "), ([.control("u")], ""),
    ([.control("w"), .control("w")], ""), ([.control("w"), .control("w"), .control("w")], ""),
    ([.left, .left, .control("k")], "ab "),
    ([.control("a"), .right, .control("e"), .character("é")], "ab cdé"),
    ([.left, .paste("XY 한"), .character("Z")], "ab cXY 한Zd"),
    ([.home, .left, .backspace, .end, .right, .delete], "ab cd"),
  ])
  func keysEdit(keys: [Key], text: String) {
    var field = TextField("ab cd")
    for key in keys {
      let isTaken = field.press(key)
      #expect(isTaken)
    }
    #expect(field.text == text)
  }

  @Test func otherKeysMeanNothing() {
    var field = TextField("a")
    for key in [Key.enter, .escape, .up, .tab, .control("c")] {
      let isTaken = field.press(key)
      #expect(!isTaken)
    }
    #expect(field == TextField("a"))
  }

  @Test func aTextHasAnEnd() {
    var field = TextField("", longest: 3)
    for _ in 0..<5 { field.press(.character("안")) }
    #expect(field.text == "안안안")
    field.press(.control("u"))
    field.press(.paste("abcdef"))
    #expect(field.text == "abc")
  }

  /// Wherever the cursor is it can be seen, and nothing is wider than the room.
  @Test(arguments: 2...12)
  func theCursorIsAlwaysThere(room: Int) {
    var field = TextField("안녕 \u{1B}[2J a long text 하나")
    for _ in 0..<30 {
      let shown = field.shown(in: room)
      #expect(columns(of: shown) <= room && shown.contains("▏"))
      field.press(.left)
    }
  }

  @Test(arguments: [-3, 0]) func withoutRoomNothingIsShown(room: Int) {
    #expect(TextField("안녕").shown(in: room) == "")
  }
}
