public import Terminal

/// Something to show: drawn by chance, but the same for the same generator.
public struct Scene: Sendable {
  /// The text.
  public var surface: Surface
  /// The picture; the surface may not leave room for it.
  public var picture: PlacedPicture?

  /// A blank scene.
  public init(size: Size) {
    surface = Surface(size: size)
  }

  private static let words = [
    "Yes", "No", "space bar", "노트북", "書類 ケース", "é", "e\u{301}\u{302}", "👍", "a한b", "…", "────────",
    "          ", "mouse",
  ]

  /// A few changes to a scene, or another one altogether.
  public func changed(using generator: inout SeededGenerator) -> Scene {
    var scene = self
    if Int.random(in: 0..<6, using: &generator) == 0 { scene.surface = Surface(size: surface.size) }
    for _ in 0..<Int.random(in: 0...6, using: &generator) { scene.draw(using: &generator) }
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: scene.picture = nil
    case 1, 2: scene.place(using: &generator)
    default: break
    }
    if let rect = scene.picture?.rect, Int.random(in: 0..<5, using: &generator) > 0 {
      scene.surface.fill(rect)
    }
    return scene
  }

  private mutating func draw(using generator: inout SeededGenerator) {
    let role = Role.allCases.randomElement(using: &generator) ?? .normal
    let point = Point(
      column: Int.random(in: -2..<surface.size.columns, using: &generator),
      row: Int.random(in: 0..<surface.size.rows, using: &generator))
    let rect = Rect(
      column: point.column, row: point.row, columns: Int.random(in: 0...40, using: &generator),
      rows: Int.random(in: 0...8, using: &generator))
    let line = Point(column: 0, row: point.row)
    switch Int.random(in: 0..<10, using: &generator) {
    case 0: surface.fill(rect, role: role)
    case 1: surface.fill(rect)
    case 2: surface.box(rect, role: role)
    case 3: surface.mark(rect, role: role)
    case 4: surface.write(" " + surface.text[line.row], at: line, role: role)
    case 5: surface.write(surface.text[line.row].dropFirst() + " ", at: line, role: role)
    default: surface.write(Scene.words.randomElement(using: &generator) ?? "", at: point, role: role)
    }
  }

  private mutating func place(using generator: inout SeededGenerator) {
    let size = surface.size
    let columns = Int.random(in: 1...size.columns, using: &generator)
    let rows = Int.random(in: 1...size.rows, using: &generator)
    var rect = Rect(
      column: Int.random(in: 0...size.columns - columns, using: &generator),
      row: Int.random(in: 0...size.rows - rows, using: &generator), columns: columns, rows: rows)
    if let old = picture?.rect, Bool.random(using: &generator) { rect = old.intersection(Rect(size)) }
    guard !rect.isEmpty else { return }
    let id = UInt64.random(in: 0..<1_000, using: &generator)
    picture = Bool.random(using: &generator) ? .letters(rect, id: id) : .sixel(rect, id: id)
  }
}

extension PlacedPicture {
  /// A picture of coloured letters.
  public static func letters(_ rect: Rect, id: UInt64) -> PlacedPicture {
    let letter = String(Character(Unicode.Scalar(UInt8(ascii: "A") + UInt8(id % 26))))
    let line = Array("\u{1B}[38;5;\(id % 256)m\(String(repeating: letter, count: rect.columns))".utf8)
    return PlacedPicture(rect: rect, id: id, lines: Array(repeating: line, count: rect.rows), kind: .cells)
  }

  /// A picture of pixels, for cells of 10 x 20.
  public static func sixel(_ rect: Rect, id: UInt64) -> PlacedPicture {
    let body = "\u{1B}P0;1;0q\"1;1;\(rect.columns * 10);\(rect.rows * 20)#1;2;50;50;50#1~\(id)\u{1B}\\"
    return PlacedPicture(rect: rect, id: id, lines: [Array(body.utf8)], kind: .pixels)
  }
}
