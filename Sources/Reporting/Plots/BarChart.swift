/// Amounts of things that have names, as bars below each other; a bar may have several parts.
public struct BarChart: Sendable {
  /// One thing.
  public struct Bar: Sendable {
    /// What it is.
    public var name: String
    /// The amount of each part, 0 or more; those that are not finite are drawn as nothing.
    public var amounts: [Double]
    /// What is written behind the bar.
    public var note: String

    /// Takes all three.
    public init(_ name: String, _ amounts: [Double], note: String) {
      (self.name, self.amounts, self.note) = (name, amounts, note)
    }
  }

  /// What the parts are, with their colours; one: the bars have no parts.
  public var parts: [(name: String, color: PlotColor)]
  /// The bars from top to bottom.
  public var bars: [Bar]

  /// Takes parts and bars.
  public init(parts: [(name: String, color: PlotColor)], bars: [Bar]) {
    (self.parts, self.bars) = (parts, bars)
  }
}

extension BarChart {
  /// What the longest bar amounts to; never 0.
  var greatest: Double {
    let sums = bars.map { $0.lengths.reduce(0, +) }
    return sums.max().flatMap { $0 > 0 ? $0 : nil } ?? 1
  }
}

extension BarChart.Bar {
  /// The amounts as they can be drawn.
  var lengths: [Double] { amounts.map { $0.isFinite ? max($0, 0) : 0 } }
}
