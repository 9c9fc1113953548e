/// A plot as SVG within an HTML page, whose style sheet has the colours.
struct SVGPlot {
  private static let (width, height) = (640.0, 400.0)
  private static let (left, right, top, bottom) = (64.0, 24.0, 12.0, 48.0)
  private static let tickCount = 6
  /// So few points have their names told to a pointer that rests on them; more would make the page large.
  private static let mostNamedPoints = 400

  let plot: Plot
  /// What the plot shows, for those who do not see it.
  let description: String

  var markup: Markup {
    """
    <svg class="plot" viewBox="0 0 \(Self.width) \(Self.height)" role="img" aria-label="\(description)">\
    \(grid)\(Markup.joined(plot.series.map(drawn)))</svg>
    """
  }

  // MARK: Places

  private func across(_ x: Double) -> Double? {
    plot.x.place(of: x).map { Self.left + $0 * (Self.width - Self.left - Self.right) }
  }

  private func down(_ y: Double) -> Double? {
    plot.y.place(of: y).map { Self.height - Self.bottom - $0 * (Self.height - Self.top - Self.bottom) }
  }

  private func place(_ point: Plot.Point) -> (x: Double, y: Double)? {
    guard let x = across(point.x), let y = down(point.y) else { return nil }
    return (x, y)
  }

  // MARK: Axes

  private var grid: Markup {
    let floor = Self.height - Self.bottom
    var grid: Markup = ""
    for tick in plot.x.ticks(Self.tickCount) {
      guard let x = across(tick) else { continue }
      grid += """
        <path class="grid" d="M\(x) \(Self.top)V\(floor)"/>\
        <text x="\(x)" y="\(floor + 17)" text-anchor="middle">\(plot.x.label(tick, of: Self.tickCount))</text>
        """
    }
    for tick in plot.y.ticks(Self.tickCount) {
      guard let y = down(tick) else { continue }
      grid += """
        <path class="grid" d="M\(Self.left) \(y)H\(Self.width - Self.right)"/>\
        <text x="\(Self.left - 7)" y="\(y + 4)" text-anchor="end">\(plot.y.label(tick, of: Self.tickCount))</text>
        """
    }
    let middle = (Self.left + Self.width - Self.right) / 2
    return grid + """
      <path class="axis" d="M\(Self.left) \(Self.top)V\(floor)H\(Self.width - Self.right)"/>\
      <text class="title" x="\(middle)" y="\(Self.height - 8)" text-anchor="middle">\(plot.x.title)</text>\
      <text class="title" transform="translate(14 \((Self.top + floor) / 2)) rotate(-90)" \
      text-anchor="middle">\(plot.y.title)</text>
      """
  }

  // MARK: Series

  private func drawn(_ series: Plot.Series) -> Markup {
    switch series.mark {
    case .dots, .rings:
      series.points.count > Self.mostNamedPoints ? manyDots(series) : dots(series)
    case .line, .brokenLine: line(series)
    }
  }

  private func dots(_ series: Plot.Series) -> Markup {
    let radius: Markup = series.mark == .rings ? "5" : "3"
    let kind: Markup = series.mark == .rings ? "ring" : "dot"
    return .joined(
      series.points.lazy.compactMap { point in
        place(point).map { place in
          let name = point.name ?? series.name
          return """
            <circle class="\(kind) \(series.color.name)" cx="\(place.x)" cy="\(place.y)" r="\(radius)">\
            <title>\(name): \(words(point.x, plot.x)), \(words(point.y, plot.y))</title></circle>
            """
        }
      })
  }

  private func words(_ number: Double, _ axis: Plot.Axis) -> String {
    axis.isShare ? fixed(100 * number, decimals: 2) + " %" : fixed(number, decimals: 3)
  }

  /// All dots as one path of lines without length, whose round ends are the dots.
  private func manyDots(_ series: Plot.Series) -> Markup {
    let path = Markup.joined(
      series.points.lazy.compactMap { point in place(point).map { "M\($0.x) \($0.y)h0" } })
    return "<path class=\"dots \(series.color.name)\" d=\"\(path)\"/>"
  }

  /// The line, broken where a point has no place; a point alone is a dot, the round end of a line without length.
  private func line(_ series: Plot.Series) -> Markup {
    var path: Markup = ""
    var isDown = false
    for point in series.points {
      guard let place = place(point) else {
        isDown = false
        continue
      }
      path += isDown ? "L\(place.x) \(place.y)" : "M\(place.x) \(place.y)h0"
      isDown = true
    }
    let kind: Markup = series.mark == .brokenLine ? "broken" : "line"
    return "<path class=\"\(kind) \(series.color.name)\" d=\"\(path)\"/>"
  }
}

extension PlotColor {
  /// Its class in the style sheet.
  var name: Markup {
    switch self {
    case .blue: "blue"
    case .orange: "orange"
    case .green: "green"
    case .purple: "purple"
    case .grey: "grey"
    }
  }
}
