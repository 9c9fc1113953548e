import Terminal

/// A control sequence on its way to be performed.
struct ControlCode {
  var mark: UInt8?
  var parameters: String
  var intermediates: [UInt8]
  var final: UInt8

  var numbers: [Int] {
    parameters.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
  }

  /// A count: the first parameter, 1 when absent or 0.
  var count: Int { max(1, numbers.first ?? 1) }

  /// A choice: the first parameter, 0 when absent.
  var choice: Int { numbers.first ?? 0 }

  var description: String {
    let mark = mark.map { String(Unicode.Scalar($0)) } ?? ""
    return "CSI \(mark)\(parameters)\(String(decoding: intermediates + [final], as: UTF8.self))"
  }
}

extension ScreenEmulator {
  mutating func control(_ byte: UInt8) {
    switch byte {
    case 0x07, 0x0E, 0x0F: break
    case 0x08: move(columns: -1)
    case 0x09: move(to: Point(column: (cursor.column / 8 + 1) * 8, row: cursor.row))
    case 0x0A, 0x0B, 0x0C: lineFeed()
    case 0x0D: move(to: Point(column: 0, row: cursor.row))
    default: complaints.append("the control character \(byte)")
    }
  }

  mutating func escape(_ intermediates: [UInt8], _ final: UInt8) {
    guard intermediates.isEmpty else { return }  // A character set: all are Unicode here.
    switch final {
    case UInt8(ascii: "7"): saved = SavedCursor(cursor: cursor, look: look, isWrapPending: isWrapPending)
    case UInt8(ascii: "8"): restore(saved)
    case UInt8(ascii: "D"): lineFeed()
    case UInt8(ascii: "M"): reverseLineFeed()
    case UInt8(ascii: "E"):
      cursor.column = 0
      lineFeed()
    case UInt8(ascii: "="): isKeypadApplication = true
    case UInt8(ascii: ">"): isKeypadApplication = false
    case UInt8(ascii: "\\"): break
    default: complaints.append("ESC \(Unicode.Scalar(final))")
    }
  }

  mutating func string(_ kind: UInt8, _ body: [UInt8]) {
    let isSixel =
      kind == UInt8(ascii: "P")
      && body.first { $0 != UInt8(ascii: ";") && !(0x30...0x39).contains($0) } == UInt8(ascii: "q")
    if isSixel { drawSixel(body) }
    if kind == UInt8(ascii: "P"), body.starts(with: "+q".utf8) { answerCapability(body) }
    if kind == UInt8(ascii: "P"), body.starts(with: "tmux;".utf8), answers.handsOn {
      feed(body.dropFirst("tmux;".utf8.count))
    }
    if kind == UInt8(ascii: "_"), body.first == UInt8(ascii: "G") { takeKitty(body) }
    if kind == UInt8(ascii: "]"), body.starts(with: "1337;File=".utf8) { drawInlineImage(body) }
    if kind == UInt8(ascii: "]"), body.starts(with: "0;".utf8) || body.starts(with: "2;".utf8) {
      title = String(decoding: body.dropFirst(2), as: UTF8.self)
    }
  }

  mutating func perform(_ code: ControlCode) {
    if answerQuestion(code) { return }
    guard code.intermediates.isEmpty else { return complain(code) }
    switch (code.mark, code.final) {
    case (UInt8(ascii: "?"), UInt8(ascii: "h")): setModes(code, on: true)
    case (UInt8(ascii: "?"), UInt8(ascii: "l")): setModes(code, on: false)
    case (nil, UInt8(ascii: "m")): setLook(code.parameters)
    case (nil, UInt8(ascii: "r")): setRegion(code.numbers)
    case (nil, UInt8(ascii: "h")), (nil, UInt8(ascii: "l")): if code.choice != 4 { complain(code) }
    case (nil, UInt8(ascii: "c")), (nil, UInt8(ascii: "t")), (nil, UInt8(ascii: "n")): answer(code)
    case (nil, _): if !moveCursor(code), !edit(code) { complain(code) }
    default: complain(code)
    }
  }

  private mutating func complain(_ code: ControlCode) { complaints.append(code.description) }

  private mutating func moveCursor(_ code: ControlCode) -> Bool {
    let numbers = code.numbers
    switch code.final {
    case UInt8(ascii: "A"): move(rows: -code.count)
    case UInt8(ascii: "B"), UInt8(ascii: "e"): move(rows: code.count)
    case UInt8(ascii: "C"), UInt8(ascii: "a"): move(columns: code.count)
    case UInt8(ascii: "D"): move(columns: -code.count)
    case UInt8(ascii: "E"): move(to: Point(column: 0, row: cursor.row + code.count))
    case UInt8(ascii: "F"): move(to: Point(column: 0, row: cursor.row - code.count))
    case UInt8(ascii: "G"), UInt8(ascii: "`"): move(to: Point(column: code.count - 1, row: cursor.row))
    case UInt8(ascii: "d"): move(to: Point(column: cursor.column, row: code.count - 1))
    case UInt8(ascii: "H"), UInt8(ascii: "f"):
      move(to: Point(column: (numbers.count > 1 ? max(1, numbers[1]) : 1) - 1, row: code.count - 1))
    case UInt8(ascii: "I"): for _ in 0..<code.count { control(0x09) }
    case UInt8(ascii: "Z"): move(to: Point(column: max(0, (cursor.column - 1) / 8) * 8, row: cursor.row))
    default: return false
    }
    return true
  }

  private mutating func edit(_ code: ControlCode) -> Bool {
    switch code.final {
    case UInt8(ascii: "J"): eraseScreen(code.choice)
    case UInt8(ascii: "K"): eraseLine(code.choice)
    case UInt8(ascii: "X"): erase(row: cursor.row, columns: cursor.column..<cursor.column + code.count)
    case UInt8(ascii: "@"): shiftLine(by: code.count)
    case UInt8(ascii: "P"): shiftLine(by: -code.count)
    case UInt8(ascii: "L"):
      if region.contains(cursor.row) { scroll(cursor.row..<region.upperBound, by: -code.count) }
    case UInt8(ascii: "M"):
      if region.contains(cursor.row) { scroll(cursor.row..<region.upperBound, by: code.count) }
    case UInt8(ascii: "S"): scroll(region, by: code.count)
    case UInt8(ascii: "T"): scroll(region, by: -code.count)
    case UInt8(ascii: "b"): if let lastCharacter { for _ in 0..<code.count { print(lastCharacter) } }
    default: return false
    }
    isWrapPending = isWrapPending && code.final == UInt8(ascii: "b")
    return true
  }

  private mutating func eraseScreen(_ choice: Int) {
    switch choice {
    case 0:
      eraseLine(0)
      erase(rows: cursor.row + 1..<max(cursor.row + 1, size.rows))
    case 1:
      eraseLine(1)
      erase(rows: 0..<cursor.row)
    default: erase(rows: 0..<size.rows)
    }
  }

  private mutating func eraseLine(_ choice: Int) {
    let columns =
      choice == 0 ? cursor.column..<size.columns : choice == 1 ? 0..<cursor.column + 1 : 0..<size.columns
    erase(row: cursor.row, columns: columns)
  }

  private mutating func setRegion(_ numbers: [Int]) {
    let top = max(1, numbers.first ?? 1) - 1
    let bottom = numbers.count > 1 && numbers[1] > 0 ? min(numbers[1], size.rows) : size.rows
    region = top + 1 < bottom ? top..<bottom : 0..<size.rows
    move(to: Point(column: 0, row: 0))
  }

  private mutating func setModes(_ code: ControlCode, on: Bool) {
    for mode in code.numbers {
      note(mode, on: on)
      switch mode {
      case 7: wraps = on
      case 25: isCursorVisible = on
      case 47, 1047, 1049: setAlternate(on)
      case 2004: marksPastes = on
      case 1, 12, 1000, 1002, 1003, 1006, 1034, 2026: break
      default: complain(code)
      }
    }
  }

  /// Wrapping and the cursor are on at first.
  private mutating func note(_ mode: Int, on: Bool) {
    guard mode != 7, mode != 25 else { return }
    if on { modes.insert(mode) } else { modes.remove(mode) }
  }

  private mutating func setAlternate(_ on: Bool) {
    guard on != isAlternate else { return }
    isAlternate = on
    if on {
      primary = (cells, SavedCursor(cursor: cursor, look: look, isWrapPending: isWrapPending))
      erase(rows: 0..<size.rows)
    } else if let primary {
      cells = primary.cells
      restore(primary.cursor)
    }
  }

  private mutating func restore(_ saved: SavedCursor) {
    move(to: saved.cursor)
    look = saved.look
    isWrapPending = saved.isWrapPending
  }

  private mutating func answer(_ code: ControlCode) {
    switch (code.final, code.choice) {
    case (UInt8(ascii: "c"), _):
      if let attributes = answers.deviceAttributes { replies += "\u{1B}[\(attributes)".utf8 }
    case (UInt8(ascii: "t"), 14) where answers.tellsPixels:
      replies += "\u{1B}[4;\(size.rows * cellPixels.height);\(size.columns * cellPixels.width)t".utf8
    case (UInt8(ascii: "t"), 16) where answers.tellsPixels:
      replies += "\u{1B}[6;\(cellPixels.height);\(cellPixels.width)t".utf8
    case (UInt8(ascii: "n"), 6): replies += "\u{1B}[\(cursor.row + 1);\(cursor.column + 1)R".utf8
    default: break  // Window titles are kept and given back; nothing else is known.
    }
  }
}
