/// A sixel graphic whose every byte has been looked at.
///
/// The data are those of the VT300 series: `#` chooses or defines a colour, `!` repeats, `?` to `~` are six pixels on
/// top of each other, `$` returns to the left edge and `-` goes down by six pixels.
/// Source: VT330/VT340 Programmer Reference Manual, volume 2, chapter 14.
struct SixelGraphic {
  /// The graphic with its envelope, ready for the terminal.
  let bytes: [UInt8]

  /// Checks data that must lie within so many pixels; nil where they do not, or where a byte has no place in them.
  init?(payload: [UInt8], width: Int, height: Int) {
    var extent = SixelExtent(width: width, height: height)
    guard extent.covers(payload) else { return nil }
    // Pixels that are not set keep what was there (the second parameter is 1).
    bytes = Array("\u{1B}P0;1;0q\"1;1;\(width);\(height)".utf8) + payload + Array("\u{1B}\\".utf8)
  }
}

/// Follows the drawing position through sixel data.
private struct SixelExtent {
  let width: Int
  /// The bands of six rows of pixels, and the pixels that may be set in the last.
  private let bands: Int
  private let lastBand: UInt8
  private var column = 0
  private var band = 0
  /// The numbers of a `#` or `!` under way.
  private var numbers: [Int]?
  private var introducer: UInt8 = 0

  init(width: Int, height: Int) {
    self.width = width
    bands = (height + 5) / 6
    lastBand = UInt8(1 << (height - (bands - 1) * 6) - 1)
  }

  mutating func covers(_ payload: [UInt8]) -> Bool {
    for byte in payload where !take(byte) { return false }
    return endNumbers()
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return takeDigit(Int(byte - UInt8(ascii: "0")))
    case UInt8(ascii: ";"): return startNumber()
    case UInt8(ascii: "?")...UInt8(ascii: "~"): return draw(byte - UInt8(ascii: "?"))
    default: return endNumbers() && control(byte)
    }
  }

  private mutating func control(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "#"), UInt8(ascii: "!"):
      introducer = byte
      numbers = [0]
    case UInt8(ascii: "$"): column = 0
    case UInt8(ascii: "-"):
      column = 0
      band += 1
    default: return false
    }
    return true
  }

  private mutating func takeDigit(_ digit: Int) -> Bool {
    guard let last = numbers?.popLast(), last < 10_000 else { return false }
    numbers?.append(last * 10 + digit)
    return true
  }

  private mutating func startNumber() -> Bool {
    guard introducer == UInt8(ascii: "#"), let count = numbers?.count, count < 5 else { return false }
    numbers?.append(0)
    return true
  }

  private mutating func draw(_ pixels: UInt8) -> Bool {
    var count = 1
    if introducer == UInt8(ascii: "!"), let numbers {
      count = numbers[0]
      self.numbers = nil
    } else if !endNumbers() {
      return false
    }
    column += count
    return column <= width && (band < bands - 1 || band == bands - 1 && pixels & ~lastBand == 0)
  }

  /// Ends a colour: one number chooses it, five define it in RGB per cent.
  private mutating func endNumbers() -> Bool {
    guard let numbers else { return true }
    self.numbers = nil
    guard introducer == UInt8(ascii: "#"), numbers[0] <= 255 else { return false }
    switch numbers.count {
    case 1: return true
    case 5: return numbers[1] == 2 && numbers[2...].allSatisfy { $0 <= 100 }
    default: return false
    }
  }
}
