/// Numbers over numbers: what a plot shows, before it becomes SVG or the dots of a terminal.
public struct Plot: Sendable {
  /// One of the two axes.
  public struct Axis: Sendable {
    /// What its numbers are.
    public var title: String
    /// The least and the greatest number that have a place.
    public var range: ClosedRange<Double>
    /// Whether its numbers are shares, written as percentages.
    public var isShare: Bool

    /// Takes all three.
    public init(_ title: String, range: ClosedRange<Double>, isShare: Bool = false) {
      self.title = title
      self.range = range
      self.isShare = isShare
    }

    /// An axis on which all of some numbers have a place, with a little room at both ends; numbers that are not
    /// finite are left out, and shares stay between 0 and 1.
    public init(_ title: String, fitting numbers: some Sequence<Double>, isShare: Bool = false) {
      let known = numbers.filter(\.isFinite)
      let (least, greatest) = (known.min() ?? 0, known.max() ?? 1)
      let room = greatest > least ? (greatest - least) * 0.04 : max(abs(least) * 0.04, 0.02)
      let limits = isShare ? 0...1 : -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
      let lower = max(least - room, limits.lowerBound)
      let range = lower...max(min(greatest + room, limits.upperBound), lower.nextUp)
      self.init(title, range: range, isShare: isShare)
    }
  }

  /// One thing with a place in the plot.
  public struct Point: Sendable {
    /// The place, in the numbers of the axes.
    public var x: Double, y: Double
    /// What it is; nil: it has no name of its own.
    public var name: String?

    /// Takes a place and a name.
    public init(x: Double, y: Double, name: String? = nil) {
      (self.x, self.y, self.name) = (x, y, name)
    }
  }

  /// How a series is drawn.
  public enum Mark: Sendable {
    /// A dot at each point.
    case dots
    /// A larger dot at each point, for few.
    case rings
    /// A line from point to point.
    case line
    /// A broken line from point to point.
    case brokenLine
  }

  /// Points that belong together.
  public struct Series: Sendable {
    /// What the legend calls it.
    public var name: String
    /// How it is drawn.
    public var mark: Mark
    /// Its colour.
    public var color: PlotColor
    /// Its points; those that are not finite or outside the axes are not drawn.
    public var points: [Point]

    /// Takes all four.
    public init(_ name: String, _ mark: Mark, _ color: PlotColor, _ points: [Point]) {
      (self.name, self.mark, self.color, self.points) = (name, mark, color, points)
    }
  }

  /// From left to right.
  public var x: Axis
  /// From bottom to top.
  public var y: Axis
  /// What is drawn, the last above the others.
  public var series: [Series]

  /// Takes axes and series.
  public init(x: Axis, y: Axis, series: [Series]) {
    (self.x, self.y, self.series) = (x, y, series)
  }
}

/// The colours of series, told apart also by those who do not see all colours; each has a light and a dark shade.
public enum PlotColor: Int, Sendable, CaseIterable {
  /// The first series.
  case blue
  /// The second.
  case orange
  /// The third.
  case green
  /// The fourth.
  case purple
  /// What others are compared with.
  case grey
}

extension Plot.Axis {
  /// The numbers to be written at the axis, ascending: round ones, at most about `count` of them.
  func ticks(_ count: Int) -> [Double] {
    let step = tickStep(count)
    let first = (range.lowerBound / step).rounded(.up)
    let last = (range.upperBound / step).rounded(.down)
    guard last >= first, last - first < 1000 else { return [] }
    return (0...Int(last - first)).map { (first + Double($0)) * step }
  }

  /// 1, 2 or 5 times a power of ten, the least that gives no more than `count` steps.
  private func tickStep(_ count: Int) -> Double {
    let rough = (range.upperBound - range.lowerBound) / Double(max(count, 1))
    // Of less, a power of ten may have no number of its own.
    guard rough > 1e-300, rough < 1e300 else { return 1 }
    var power = 1.0
    while power > rough { power /= 10 }
    while power * 10 <= rough { power *= 10 }
    return [1, 2, 5, 10].first { $0 * power >= rough * 0.999_999 }.map { $0 * power } ?? power
  }

  /// A tick as it is written: no more decimals than the steps need.
  func label(_ tick: Double, of count: Int) -> String {
    let step = tickStep(count) * (isShare ? 100 : 1)
    var (decimals, scaled) = (0, step)
    while decimals < 6, abs(scaled - scaled.rounded()) > 1e-6 * scaled {
      (decimals, scaled) = (decimals + 1, scaled * 10)
    }
    return fixed(isShare ? 100 * tick : tick, decimals: decimals) + (isShare ? " %" : "")
  }

  /// Where a number lies, from 0 to 1; nil where it has no place.
  func place(of number: Double) -> Double? {
    guard range.contains(number) else { return nil }
    return (number - range.lowerBound) / (range.upperBound - range.lowerBound)
  }
}
