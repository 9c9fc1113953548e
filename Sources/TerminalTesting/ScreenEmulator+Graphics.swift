import Terminal

/// A picture that a terminal holds by kitty's protocol.
public struct KittyPicture: Equatable, Sendable {
  /// The pixels from left to right, as the program says.
  public var width: Int
  /// The pixels from top to bottom.
  public var height: Int
  /// The cells that it fills.
  public var columns: Int
  /// The rows of cells.
  public var rows: Int
  /// Where it lies; nil where placeholder characters show it.
  public var place: Point?
  /// The characters of data that came.
  public var dataCount: Int
  /// Whether the last piece has come.
  public var isWhole: Bool
}

/// Pictures, and what terminals that draw them answer.
extension ScreenEmulator {
  /// Takes a command of kitty's protocol: its keys and its data.
  mutating func takeKitty(_ body: [UInt8]) {
    guard answers.takesKittyGraphics else { return }
    let parts = body.split(separator: UInt8(ascii: ";"), maxSplits: 1, omittingEmptySubsequences: false)
    let keys = keysAndValues(parts[0].dropFirst(), separator: UInt8(ascii: ","))
    let data = parts.count > 1 ? parts[1] : []
    let legal = data.allSatisfy {
      Unicode.Scalar($0).properties.isAlphabetic || (0x30...0x39).contains($0)
        || Array("+/=".utf8).contains($0)
    }
    if data.count > 4_096 || !legal { complaints.append("a kitty graphic's data") }
    switch keys["a"] {
    case "q": replies += "\u{1B}_Gi=\(keys["i"] ?? "");OK\u{1B}\\".utf8
    case "T": beginKitty(keys, data.count)
    case "d": kittyPictures[UInt32(keys["i"] ?? "") ?? 0] = nil
    case nil: continueKitty(keys, data.count)
    default: complaints.append("a kitty graphics command")
    }
    if keys["a"] != "q", keys["q"] != "2" { complaints.append("a kitty graphics command that wants a reply") }
  }

  private mutating func beginKitty(_ keys: [String: String], _ count: Int) {
    func number(_ key: String) -> Int { keys[key].flatMap { Int($0) } ?? 0 }
    let id = UInt32(number("i"))
    kittyUnderWay = id
    kittyPictures[id] = KittyPicture(
      width: number("s"), height: number("v"), columns: number("c"), rows: number("r"),
      place: keys["U"] == "1" ? nil : cursor, dataCount: count, isWhole: keys["m"] != "1")
  }

  private mutating func continueKitty(_ keys: [String: String], _ count: Int) {
    kittyPictures[kittyUnderWay]?.dataCount += count
    kittyPictures[kittyUnderWay]?.isWhole = keys["m"] == "0"
  }

  /// Takes an inline image of iTerm2.
  mutating func drawInlineImage(_ body: [UInt8]) {
    let head = body.dropFirst("1337;File=".utf8.count).prefix { $0 != UInt8(ascii: ":") }
    let keys = keysAndValues(head, separator: UInt8(ascii: ";"))
    let rect = Rect(
      column: cursor.column, row: cursor.row, columns: keys["width"].flatMap { Int($0) } ?? 0,
      rows: keys["height"].flatMap { Int($0) } ?? 0)
    if rect.endRow >= size.rows { complaints.append("an image touches the last row: the screen scrolls") }
    place(Image(rect: rect, body: body))
  }

  /// Remembers an image and the cells that show it.
  mutating func place(_ image: Image) {
    let seen = image.rect.intersection(Rect(size))
    for row in seen.row..<seen.endRow where !seen.isEmpty {
      for column in seen.column..<seen.endColumn {
        let former = cells[row * size.columns + column].image
        if let former, images[former].body != image.body {
          complaints.append("pixels over those of another image")
        }
        cells[row * size.columns + column].image = images.count
      }
    }
    images.append(image)
  }

  /// Answers XTVERSION and the question for a mode; false for any other sequence.
  mutating func answerQuestion(_ code: ControlCode) -> Bool {
    let isSilent = answers.deviceAttributes == nil
    switch (code.mark, code.intermediates, code.final) {
    case (UInt8(ascii: ">"), [], UInt8(ascii: "q")):
      if let version = answers.version, !isSilent { replies += "\u{1B}P>|\(version)\u{1B}\\".utf8 }
    case (UInt8(ascii: "?"), [UInt8(ascii: "$")], UInt8(ascii: "p")):
      let setting = code.choice == 2026 && answers.synchronizesOutput ? 2 : 0
      if !isSilent { replies += "\u{1B}[?\(code.choice);\(setting)$y".utf8 }
    default: return false
    }
    return true
  }

  /// Answers XTGETTCAP.
  mutating func answerCapability(_ body: [UInt8]) {
    guard answers.deviceAttributes != nil else { return }
    let name = String(decoding: body.dropFirst(2), as: UTF8.self)
    replies += "\u{1B}P\(answers.hasTrueColor ? 1 : 0)+r\(name)\u{1B}\\".utf8
  }
}

private func keysAndValues(_ bytes: some Collection<UInt8>, separator: UInt8) -> [String: String] {
  let pairs = bytes.split(separator: separator).map { pair -> (String, String) in
    let halves = String(decoding: pair, as: UTF8.self).split(separator: "=", maxSplits: 1)
    return (halves.first.map(String.init) ?? "", halves.count > 1 ? String(halves[1]) : "")
  }
  return Dictionary(pairs) { first, _ in first }
}
