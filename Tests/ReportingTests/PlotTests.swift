import Aggregation
import Foundation
import Testing

@testable import Reporting

/// Axes, and plots as the dots of a terminal.
@Suite struct PlotTests {
  @Test func ticksAreRoundAndFew() {
    #expect(Plot.Axis("", range: 0...1).ticks(5) == [0, 0.2, 0.4, 0.6000000000000001, 0.8, 1])
    #expect(Plot.Axis("", range: 0...1, isShare: true).label(0.2, of: 5) == "20 %")
    #expect(Plot.Axis("", range: 0.801...0.826, isShare: true).label(0.805, of: 6) == "80.5 %")
    #expect(Plot.Axis("", range: -3...1234).ticks(6) == [0, 500, 1000])
  }

  @Test func ticksOfAnyRangeLieInIt() {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<2000 {
      let size = pow(10, Double.random(in: -9...9, using: &generator))
      let start = Double.random(in: -3...3, using: &generator) * size
      let axis = Plot.Axis("", range: start...(start + size))
      let ticks = axis.ticks(6)
      #expect((1...7).contains(ticks.count), "\(axis.range): \(ticks)")
      #expect(ticks.allSatisfy { axis.range.contains($0) || abs($0 - axis.range.lowerBound) < size * 1e-9 })
      #expect(Set(ticks.map { axis.label($0, of: 6) }).count == ticks.count || size < 1e-5)
    }
  }

  @Test func ticksOfRangesWithoutRoomEnd() {
    for range in [0...(2 * Double.leastNonzeroMagnitude), 1...1.0.nextUp, -1e307...1e307, 0...0.0] {
      #expect(Plot.Axis("", range: range).ticks(6).count <= 10)
    }
  }

  @Test func anAxisHasRoomForAllThatItFits() {
    #expect(Plot.Axis("", fitting: [Double]()).range == -0.04...1.04)
    #expect(Plot.Axis("", fitting: [0.9, 1, .nan, .infinity], isShare: true).range.upperBound == 1)
    #expect(Plot.Axis("", fitting: [5.0]).range.contains(5))
    #expect(Plot.Axis("", fitting: [1.0], isShare: true).range.contains(1))
    #expect(Plot.Axis("", fitting: [0.0], isShare: true).range == 0...0.02)
  }

  private static let diagonal = Plot(
    x: .init("x", range: 0...1), y: .init("y", range: 0...1),
    series: [
      .init("a", .line, .blue, [.init(x: 0, y: 0), .init(x: 1, y: 1)]),
      .init("b", .dots, .orange, [.init(x: 0.5, y: 0.5), .init(x: 2, y: 0.5), .init(x: .nan, y: 0)]),
    ])

  @Test func aLineGoesFromCornerToCorner() {
    var canvas = PlotCanvas(width: 9, height: 9)
    canvas.draw(Self.diagonal, thickness: 1)
    for x in 0..<9 where !(3...4).contains(x) { #expect(canvas[x, 8 - x] == 1) }
    #expect(canvas[4, 4] == 2)
    #expect(canvas.dots.count { $0 == 2 } == 4)
  }

  @Test func brailleHasTwoDotsAcrossAndFourDown() {
    var canvas = PlotCanvas(width: 4, height: 4)
    canvas.draw(
      Plot(x: Self.diagonal.x, y: Self.diagonal.y, series: [Self.diagonal.series[0]]), thickness: 1)
    #expect(canvas.brailleLines(colored: false) == ["⡠⠊"])
    #expect(canvas.brailleLines(colored: true) == ["\u{1B}[34m⡠⠊\u{1B}[39m"])
  }

  /// Sixel data read back dot by dot.
  private static func decoded(_ sixels: String, width: Int, height: Int) throws -> [UInt8] {
    var dots = [UInt8](repeating: 0, count: width * height)
    let body = try #require(sixels.range(of: "q\"1;1;\(width);\(height)")).upperBound
    var (x, top, color) = (0, 0, 0)
    var rest = sixels[body...].prefix { $0 != "\u{1B}" }
    func number() -> Int {
      let digits = rest.prefix { $0.isNumber }
      rest = rest.dropFirst(digits.count)
      return Int(digits) ?? 0
    }
    while let sign = rest.popFirst() {
      switch sign {
      case "#":
        color = number()
        while rest.first == ";" {
          rest.removeFirst()
          _ = number()
        }
      case "$": x = 0
      case "-": (x, top) = (0, top + 6)
      default:
        var count = 1
        var sixel = sign
        if sign == "!" {
          count = number()
          sixel = rest.removeFirst()
        }
        let bits = try #require(sixel.asciiValue) - 63
        for column in x..<x + count {
          for bit in 0..<6 where bits >> bit & 1 == 1 {
            dots[(top + bit) * width + column] = UInt8(color + 1)
          }
        }
        x += count
      }
    }
    return dots
  }

  @Test func sixelsReadBackAreTheCanvas() throws {
    for (width, height) in [(1, 1), (7, 5), (40, 31), (100, 60)] {
      var canvas = PlotCanvas(width: width, height: height)
      canvas.draw(Self.diagonal, thickness: 2)
      #expect(try Self.decoded(canvas.sixels, width: width, height: height) == canvas.dots)
    }
  }

  @Test func withoutColoursSeriesHaveSigns() {
    var plot = Self.diagonal
    plot.series.append(.init("c", .rings, .green, [.init(x: 0, y: 0)]))
    var layout = TextLayout.plain
    layout.width = 60
    let text = PlotSheet(layout: layout, rows: 24, isColored: false).drawing(of: plot)
    #expect(text.contains("  x  b\n") && text.contains("  +  c\n"))
    #expect(text.filter { $0 == "+" }.count == 2 && !text.contains("•"))
    #expect(PlotSheet(layout: layout, rows: 24, isColored: true).drawing(of: plot).contains("•"))
  }

  @Test func aSheetIsNeverWiderThanTheTerminal() {
    for width in [40, 80, 200] {
      var layout = TextLayout.plain
      layout.width = width
      let sheet = PlotSheet(layout: layout, rows: 24, isColored: false)
      let chart = BarChart(
        parts: [("one", .blue), ("two", .orange)],
        bars: [
          .init("a", [3, 4], note: "7"), .init(String(repeating: "long ", count: 20), [0, .nan], note: ""),
        ])
      let text = sheet.drawing(of: Self.diagonal) + sheet.drawing(of: chart)
      #expect(text.split(separator: "\n").allSatisfy { $0.count <= width })
    }
  }
}
