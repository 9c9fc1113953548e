/// A screen that keeps what it was given: for tests.
public struct MemoryScreen: Screen, Sendable {
  /// The size that surfaces shall have; a test may change it.
  public var size: Size
  /// The surface shown last.
  public private(set) var surface: Surface
  /// The picture shown last.
  public private(set) var picture: PlacedPicture?
  /// How often something was presented.
  public private(set) var presentations = 0
  /// How often a full repaint was asked for.
  public private(set) var fullRedraws = 0

  /// Makes a blank screen.
  public init(size: Size) {
    self.size = size
    surface = Surface(size: size)
  }

  /// Keeps a surface and a picture.
  @discardableResult
  public mutating func present(_ surface: Surface, picture: PlacedPicture?) -> Bool {
    self.surface = surface
    self.picture = picture
    presentations += 1
    return picture != nil
  }

  /// Counts the request.
  public mutating func redrawEverything() {
    fullRedraws += 1
  }

  /// The rows as text, the picture's characters in their place, trailing spaces removed.
  ///
  /// A picture made of pixels is shown as a field of "▒".
  public var text: [String] {
    var seen = surface
    if let picture {
      for row in 0..<picture.rect.rows {
        let point = Point(column: picture.rect.column, row: picture.rect.row + row)
        seen.write(picture.text(row: row), at: point, role: .normal)
      }
    }
    return seen.text
  }
}

extension PlacedPicture {
  /// The characters of one of its rows without their colours.
  public func text(row: Int) -> String {
    guard kind == .cells else { return String(repeating: "▒", count: rect.columns) }
    guard lines.indices.contains(row) else { return "" }
    return withoutEscapeSequences(lines[row])
  }
}

/// What is left of output without control sequences (`ESC [ … final`).
private func withoutEscapeSequences(_ bytes: [UInt8]) -> String {
  var kept: [UInt8] = []
  var rest = bytes[...]
  while let byte = rest.popFirst() {
    guard byte == 0x1B else {
      kept.append(byte)
      continue
    }
    guard rest.popFirst() == UInt8(ascii: "[") else { continue }
    while let next = rest.popFirst(), next < 0x40 {}
  }
  return String(decoding: kept, as: UTF8.self)
}
