/// A bar chart as SVG within an HTML page, whose style sheet has the colours.
struct SVGBars {
  private static let (width, rowHeight, barHeight) = (640.0, 24.0, 15.0)
  private static let (left, right) = (216.0, 110.0)
  private static let mostLetters = 33

  let chart: BarChart
  /// What the chart shows, for those who do not see it.
  let description: String

  var markup: Markup {
    let height = Double(chart.bars.count) * Self.rowHeight + 4
    return """
      <svg class="plot" viewBox="0 0 \(Self.width) \(height)" role="img" aria-label="\(description)">\
      \(Markup.joined(chart.bars.enumerated().map { row($0.element, at: 2 + Double($0.offset) * Self.rowHeight) }))\
      </svg>
      """
  }

  private func row(_ bar: BarChart.Bar, at top: Double) -> Markup {
    let scale = (Self.width - Self.left - Self.right) / chart.greatest
    var end = Self.left
    var parts: Markup = ""
    for (part, length) in zip(chart.parts, bar.lengths) where length > 0 {
      let width = length * scale
      parts += """
        <rect class="bar \(part.color.name)" x="\(end)" y="\(top + 4)" width="\(max(width, 0.5))" \
        height="\(Self.barHeight)"><title>\(bar.name), \(part.name): \(plain(length))</title></rect>
        """
      end += width
    }
    let isLong = bar.name.count > Self.mostLetters
    let name = isLong ? bar.name.prefix(Self.mostLetters - 1) + "…" : bar.name[...]
    return """
      <text x="\(Self.left - 8)" y="\(top + 16)" text-anchor="end">\(String(name))</text>\(parts)\
      <text class="note" x="\(end + 6)" y="\(top + 16)">\(bar.note)</text>
      """
  }

  private func plain(_ number: Double) -> String {
    fixed(number, decimals: number == number.rounded() ? 0 : 3)
  }
}
