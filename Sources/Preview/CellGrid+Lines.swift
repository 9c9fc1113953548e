/// Which characters a picture in cells may use; all are one column wide.
enum PictureCharacters {
  case symbols
  case ascii

  func contains(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x20...0x7E: true
    // Box drawing, block elements.
    case 0x2500...0x259F: self == .symbols
    default: false
    }
  }
}

extension CellGrid {
  /// The bytes of each row, ending in plain attributes; nil where a cell holds what it must not.
  func lines(in depth: ColorDepth, characters: PictureCharacters) -> [[UInt8]]? {
    let colors = depth.colorRange
    let legal = cells.allSatisfy {
      characters.contains($0.scalar) && colors.contains($0.foreground) && colors.contains($0.background)
    }
    guard legal else { return nil }
    return (0..<rows).map { row in
      var line = CellLine(depth: depth)
      for cell in cells[row * columns..<(row + 1) * columns] { line.append(cell) }
      return line.finished()
    }
  }
}

extension ColorDepth {
  /// The colour numbers that a cell may hold.
  fileprivate var colorRange: ClosedRange<UInt32> {
    switch self {
    case .trueColor: 0...0xFF_FFFF
    case .indexed256: 16...255
    case .indexed16: 0...15
    case .indexed8: 0...7
    case .monochrome: 0...0
    }
  }
}

/// One row under way. Colours are written only where they change and can be seen.
private struct CellLine {
  private static let space: UInt32 = 0x20
  private static let fullBlock: UInt32 = 0x2588

  let depth: ColorDepth
  private var bytes: [UInt8] = []
  private var foreground: UInt32?
  private var background: UInt32?

  init(depth: ColorDepth) { self.depth = depth }

  mutating func append(_ cell: PictureCell) {
    if depth != .monochrome { setColors(of: cell) }
    bytes.append(scalar: cell.scalar)
  }

  func finished() -> [UInt8] {
    depth == .monochrome ? bytes : bytes + Array("\u{1B}[0m".utf8)
  }

  private mutating func setColors(of cell: PictureCell) {
    let newForeground = cell.scalar == Self.space ? foreground : cell.foreground
    let newBackground = cell.scalar == Self.fullBlock ? background : cell.background
    guard newForeground != foreground || newBackground != background else { return }
    bytes += [0x1B, UInt8(ascii: "[")]
    if let newForeground, newForeground != foreground {
      bytes.append(color: newForeground, depth: depth, isForeground: true)
      if newBackground != background { bytes.append(UInt8(ascii: ";")) }
    }
    if let newBackground, newBackground != background {
      bytes.append(color: newBackground, depth: depth, isForeground: false)
    }
    bytes.append(UInt8(ascii: "m"))
    (foreground, background) = (newForeground, newBackground)
  }
}

extension [UInt8] {
  /// Appends the parameters of SGR (ECMA-48 8.3.117, and xterm's 38, 48, 90 to 107) for one colour.
  fileprivate mutating func append(color: UInt32, depth: ColorDepth, isForeground: Bool) {
    switch depth {
    case .trueColor:
      append(parameters: [isForeground ? 38 : 48, 2, color >> 16 & 0xFF, color >> 8 & 0xFF, color & 0xFF])
    case .indexed256: append(parameters: [isForeground ? 38 : 48, 5, color])
    case .indexed16 where color > 7: append(parameters: [(isForeground ? 90 : 100) + color - 8])
    case .indexed16, .indexed8: append(parameters: [(isForeground ? 30 : 40) + color])
    case .monochrome: break
    }
  }

  private mutating func append(parameters: [UInt32]) {
    for (position, parameter) in parameters.enumerated() {
      if position > 0 { append(UInt8(ascii: ";")) }
      append(decimal: parameter)
    }
  }

  /// Appends a number from 0 to 999 in digits.
  private mutating func append(decimal number: UInt32) {
    if number >= 100 { append(UInt8(ascii: "0") + UInt8(number / 100 % 10)) }
    if number >= 10 { append(UInt8(ascii: "0") + UInt8(number / 10 % 10)) }
    append(UInt8(ascii: "0") + UInt8(number % 10))
  }

  /// Appends a character of the basic multilingual plane in UTF-8.
  fileprivate mutating func append(scalar: UInt32) {
    if scalar < 0x80 {
      append(UInt8(scalar))
    } else {
      append(0xE0 | UInt8(scalar >> 12 & 0x0F))
      append(0x80 | UInt8(scalar >> 6 & 0x3F))
      append(0x80 | UInt8(scalar & 0x3F))
    }
  }
}
