/// The dots of a plot, for a terminal: a rectangle in which each dot has the number of a colour, or none.
struct PlotCanvas: Equatable {
  let width: Int, height: Int
  /// Row by row: 0 for none, else 1 more than the colour's number.
  private(set) var dots: [UInt8]

  init(width: Int, height: Int) {
    (self.width, self.height) = (width, height)
    dots = [UInt8](repeating: 0, count: width * height)
  }

  subscript(x: Int, y: Int) -> UInt8 { dots[y * width + x] }

  /// Draws the series of a plot, whose axes are the edges.
  /// - Parameter thickness: how many dots a line is thick, 1 or more.
  mutating func draw(_ plot: Plot, thickness: Int) {
    for series in plot.series {
      let color = UInt8(series.color.rawValue + 1)
      let places = series.points.map { place($0, plot) }
      switch series.mark {
      case .dots: for case let place? in places { stamp(place, 2 * thickness, color) }
      case .rings: for case let place? in places { stamp(place, 4 * thickness - 1, color) }
      case .line, .brokenLine:
        if places.count == 1, let place = places[0] { stamp(place, 2 * thickness, color) }
        for case (let one?, let next?) in zip(places, places.dropFirst()) {
          line(from: one, to: next, thickness, color, isBroken: series.mark == .brokenLine)
        }
      }
    }
  }

  private func place(_ point: Plot.Point, _ plot: Plot) -> (x: Int, y: Int)? {
    guard let x = plot.x.place(of: point.x), let y = plot.y.place(of: point.y) else { return nil }
    return (Int((x * Double(width - 1)).rounded()), Int(((1 - y) * Double(height - 1)).rounded()))
  }

  /// A square of dots around a place, as far as it lies within the edges.
  private mutating func stamp(_ place: (x: Int, y: Int), _ side: Int, _ color: UInt8) {
    for y in max(0, place.y - side / 2)..<min(height, place.y - side / 2 + side) {
      for x in max(0, place.x - side / 2)..<min(width, place.x - side / 2 + side) {
        dots[y * width + x] = color
      }
    }
  }

  /// Steps along the longer side; a broken line leaves out every other stretch.
  private mutating func line(
    from start: (x: Int, y: Int), to end: (x: Int, y: Int), _ thickness: Int, _ color: UInt8, isBroken: Bool
  ) {
    let steps = max(abs(end.x - start.x), abs(end.y - start.y), 1)
    for step in 0...steps {
      let (x, y) = (start.x + (end.x - start.x) * step / steps, start.y + (end.y - start.y) * step / steps)
      // By the place and not the step: short pieces of a line are broken as a long one is.
      if isBroken, (x + y) / (3 * thickness) % 2 == 1 { continue }
      stamp((x, y), thickness, color)
    }
  }
}

extension PlotCanvas {
  /// The canvas in Braille characters, which have two dots across and four down; one line a row of characters.
  ///
  /// A character has one colour, the greatest number in it: later series stand above others.
  ///
  /// Source: The Unicode Standard, Braille Patterns, U+2800.
  func brailleLines(colored: Bool) -> [String] {
    stride(from: 0, to: height, by: 4).map { top in
      var line = ""
      var current: UInt8 = 0
      for left in stride(from: 0, to: width, by: 2) {
        let (bits, color) = cell(left: left, top: top)
        if colored, color != current {
          line += color == 0 ? "\u{1B}[39m" : PlotColor.escape(color)
          current = color
        }
        line.unicodeScalars.append(Unicode.Scalar(0x2800 + bits).map { bits == 0 ? " " : $0 } ?? " ")
      }
      return colored && current != 0 ? line + "\u{1B}[39m" : line
    }
  }

  private static let bits: [[UInt32]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]

  private func cell(left: Int, top: Int) -> (bits: UInt32, color: UInt8) {
    var (bits, color): (UInt32, UInt8) = (0, 0)
    for y in top..<min(top + 4, height) {
      for x in left..<min(left + 2, width) where self[x, y] != 0 {
        bits |= Self.bits[y - top][x - left]
        color = max(color, self[x, y])
      }
    }
    return (bits, color)
  }

  /// The canvas as sixel graphics, dots of no colour being left as they are.
  ///
  /// Source: DEC VT330/VT340 Programmer Reference Manual, chapter 14.
  var sixels: String {
    var text = "\u{1B}P9;1q\"1;1;\(width);\(height)"
    for color in PlotColor.allCases {
      let (red, green, blue) = color.percentages
      text += "#\(color.rawValue);2;\(red);\(green);\(blue)"
    }
    for top in stride(from: 0, to: height, by: 6) {
      if top > 0 { text += "-" }
      text += PlotColor.allCases.compactMap { band(top, $0) }.joined(separator: "$")
    }
    return text + "\u{1B}\\"
  }

  /// Six rows of one colour; nil where it has no dot in them.
  private func band(_ top: Int, _ color: PlotColor) -> String? {
    let number = UInt8(color.rawValue + 1)
    let rows = top..<min(top + 6, height)
    let columns = (0..<width).map { x in
      rows.reduce(UInt8(0)) { $0 | (self[x, $1] == number ? 1 << UInt8($1 - top) : 0) }
    }
    guard let last = columns.lastIndex(where: { $0 != 0 }) else { return nil }
    var text = "#\(color.rawValue)"
    var x = 0
    while x <= last {
      let end = columns[x...last].firstIndex { $0 != columns[x] } ?? last + 1
      let sign = String(Unicode.Scalar(63 + columns[x]))
      text += end - x > 3 ? "!\(end - x)\(sign)" : String(repeating: sign, count: end - x)
      x = end
    }
    return text
  }
}

extension PlotColor {
  /// The colour on light and on dark: red, green and blue from 0 to 100.
  fileprivate var percentages: (Int, Int, Int) {
    switch self {
    case .blue: (16, 50, 90)
    case .orange: (85, 45, 10)
    case .green: (15, 60, 30)
    case .purple: (60, 36, 85)
    case .grey: (55, 57, 60)
    }
  }

  /// What turns to a colour of the palette that all terminals have (ECMA-48, SGR): 1 more than the colour's number.
  static func escape(_ number: UInt8) -> String {
    let codes = [34, 33, 32, 35, 90]
    return "\u{1B}[\(codes[Int(number - 1) % codes.count])m"
  }
}
