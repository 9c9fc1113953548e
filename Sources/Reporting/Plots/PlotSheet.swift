/// What a plot is drawn on in a terminal.
public struct PlotSheet: Sendable {
  /// How text is measured and cleaned, and how many columns there are; 80 where that is not known.
  public var layout: TextLayout
  /// How many rows a plot may take with all that belongs to it.
  public var rows: Int
  /// Whether there are colours.
  public var isColored: Bool
  /// The pixels of a cell across and down, where the terminal draws sixel graphics; nil: symbols.
  public var sixelCell: (width: Int, height: Int)?

  /// Takes all four.
  public init(
    layout: TextLayout, rows: Int, isColored: Bool, sixelCell: (width: Int, height: Int)? = nil
  ) {
    (self.layout, self.rows, self.isColored, self.sixelCell) = (layout, rows, isColored, sixelCell)
  }

  private var columns: Int { min(layout.width ?? 80, 120) }
}

extension ReportFigure {
  /// Whether it can be drawn in a terminal.
  public var isPlot: Bool {
    switch content {
    case .plot, .bars: true
    case .table, .longTable, .confusion, .disputes: false
    }
  }

  /// The figure as lines for a terminal; a table for what is no plot.
  public func drawn(on sheet: PlotSheet) -> String {
    let head = sheet.layout.wrapped(sheet.layout.clean(title)) + "\n"
    let foot = caption.isEmpty ? "" : "\n" + sheet.layout.wrapped(sheet.layout.clean(caption))
    switch content {
    case .plot(let plot): return head + sheet.drawing(of: plot) + foot
    case .bars(let chart): return head + sheet.drawing(of: chart) + foot
    case .table, .longTable, .confusion, .disputes: return head + data.table(sheet.layout) + foot
    }
  }
}

// MARK: - Plots

extension PlotSheet {
  private static let gutter = 8
  private static let tickCount = 5

  func drawing(of plot: Plot) -> String {
    let width = max(columns - Self.gutter - 2, 20)
    // The legend, the numbers and titles of the axes, and what stands around the plot.
    let height = max(min(rows - plot.series.count - 8, width / 2), 6)
    var lines = frame(of: plot, width: width, height: height)
    if let cell = sixelCell {
      var canvas = PlotCanvas(width: width * cell.width, height: height * cell.height)
      canvas.draw(plot, thickness: max(cell.height / 6, 1))
      let below = lines.count
      // Over the lines that are there already, so that a plot that fits never makes the screen scroll.
      lines[below - 1] +=
        "\u{1B}7\u{1B}[\(below - 2)A\r\u{1B}[\(Self.gutter + 1)C\(canvas.sixels)\u{1B}8"
    } else {
      var canvas = PlotCanvas(width: 2 * width, height: 4 * height)
      canvas.draw(plot, thickness: 1)
      var rows = canvas.brailleLines(colored: isColored)
      if needsSigns { mark(plot, in: &rows, width: width) }
      for (row, line) in rows.enumerated() { lines[row + 1] += line }
    }
    return (lines.map { String($0.droppingTrailingSpaces) } + legend(of: plot)).map { $0 + "\n" }.joined()
  }

  /// Without colours, what tells series of dots apart.
  private static let signs: [Character] = ["o", "x", "+", "*", "#"]

  private var needsSigns: Bool { !isColored && sixelCell == nil }

  private func sign(of series: Plot.Series) -> Character { Self.signs[series.color.rawValue] }

  /// Puts the sign of its series at the place of each dot, later series above others.
  private func mark(_ plot: Plot, in rows: inout [String], width: Int) {
    var cells = rows.map { Array($0) + [Character](repeating: " ", count: max(0, width - $0.count)) }
    for series in plot.series {
      guard [.dots, .rings].contains(series.mark) else { continue }
      for point in series.points {
        guard let x = plot.x.place(of: point.x), let y = plot.y.place(of: point.y) else { continue }
        let (row, column) = (Int((1 - y) * Double(rows.count - 1) + 0.5), Int(x * Double(width - 1) + 0.5))
        cells[row][column] = sign(of: series)
      }
    }
    rows = cells.map { String($0) }
  }

  /// The title of the upper axis, the upper axis with its numbers, the lower one with its own.
  private func frame(of plot: Plot, width: Int, height: Int) -> [String] {
    var labels = [String](repeating: "", count: height)
    for tick in plot.y.ticks(Self.tickCount) {
      guard let place = plot.y.place(of: tick) else { continue }
      labels[Int(((1 - place) * Double(height - 1)).rounded())] = plot.y.label(tick, of: Self.tickCount)
    }
    let rows = labels.map { label in padded(label, to: Self.gutter - 1) + (label.isEmpty ? " │" : " ┤") }
    let indent = String(repeating: " ", count: Self.gutter)
    return [indent + layout.clean(plot.y.title)] + rows
      + [indent + "└" + String(repeating: "─", count: width), numbers(below: plot.x, width: width)]
      + [padded(layout.clean(plot.x.title), to: Self.gutter + 1 + width)]
  }

  /// The numbers of the lower axis, each in the middle below its place; those that would touch are left out.
  private func numbers(below axis: Plot.Axis, width: Int) -> String {
    var line = String(repeating: " ", count: Self.gutter + 1)
    for tick in axis.ticks(Self.tickCount) {
      guard let place = axis.place(of: tick) else { continue }
      let label = axis.label(tick, of: Self.tickCount)
      let middle = Self.gutter + 1 + Int((place * Double(width - 1)).rounded())
      let start = min(max(middle - label.count / 2, 0), Self.gutter + 1 + width - label.count)
      guard start >= line.count || line.dropFirst(start).allSatisfy({ $0 == " " }) else { continue }
      line =
        String(line.prefix(start)) + String(repeating: " ", count: max(start - line.count, 0)) + label + " "
    }
    return line
  }

  private func legend(of plot: Plot) -> [String] {
    plot.series.map { series in
      let sign =
        switch series.mark {
        case .dots, .rings: needsSigns ? String(self.sign(of: series)) : series.mark == .dots ? "•" : "■"
        case .line: "──"
        case .brokenLine: "╌╌"
        }
      return "  " + colored(sign, series.color) + String(repeating: " ", count: 3 - sign.count)
        + layout.clean(series.name)
    }
  }

  private func colored(_ text: String, _ color: PlotColor) -> String {
    isColored ? PlotColor.escape(UInt8(color.rawValue + 1)) + text + "\u{1B}[39m" : text
  }

  private func padded(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: max(0, width - layout.columns(text))) + text
  }
}

// MARK: - Bars

extension PlotSheet {
  private static let widestName = 36
  /// Parts that follow each other must look different without colours too.
  private static let fillings = ["█", "▓", "▒", "░", "▚"]

  func drawing(of chart: BarChart) -> String {
    let names = chart.bars.map {
      layout.shortened(layout.clean($0.name), to: min(Self.widestName, columns * 2 / 5))
    }
    let (nameWidth, noteWidth) = (
      names.map(layout.columns).max() ?? 0, chart.bars.map { layout.columns($0.note) }.max() ?? 0
    )
    let width = max(columns - nameWidth - noteWidth - 5, 10)
    let lines = zip(chart.bars, names).map { bar, name in
      "  " + padded(name, to: nameWidth) + " " + drawing(of: bar, in: chart, width: width) + " "
        + layout.clean(bar.note)
    }
    let legend =
      chart.parts.count < 2
      ? []
      : chart.parts.enumerated().map {
        "  " + filled(1, $0.offset, chart) + " " + layout.clean($0.element.name)
      }
    return (lines + legend).map { $0.droppingTrailingSpaces + "\n" }.joined()
  }

  private func drawing(of bar: BarChart.Bar, in chart: BarChart, width: Int) -> String {
    var (text, sum, end) = ("", 0.0, 0)
    for (part, length) in bar.lengths.enumerated() {
      sum += length
      let next = Int((sum / chart.greatest * Double(width)).rounded())
      text += filled(next - end, part, chart)
      end = next
    }
    return text
  }

  private func filled(_ count: Int, _ part: Int, _ chart: BarChart) -> String {
    guard count > 0, chart.parts.indices.contains(part) else { return "" }
    let sign = Self.fillings[part % Self.fillings.count]
    return colored(String(repeating: sign, count: count), chart.parts[part].color)
  }
}
