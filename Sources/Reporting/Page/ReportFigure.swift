/// One figure of a report, with the data that it shows.
public struct ReportFigure: Sendable {
  /// What is to be seen.
  public enum Content: Sendable {
    /// The data as a table.
    case table
    /// The data as a table of so many rows, with the rest to be unfolded.
    case longTable(shown: Int)
    /// A plot.
    case plot(Plot)
    /// Bars.
    case bars(BarChart)
    /// Raters with their confusion matrices.
    case confusion([RaterConfusion])
    /// Images with all answers.
    case disputes([DisputedPicture])
  }

  /// The name of its data's file, without `.csv`; also that of the plot in the terminal.
  public var name: String
  /// What it shows.
  public var title: String
  /// How to read it; may be empty.
  public var caption: String
  /// What is to be seen.
  public var content: Content
  /// The data behind it.
  public var data: ReportTable

  /// Takes all five.
  public init(name: String, title: String, caption: String = "", _ content: Content, data: ReportTable) {
    (self.name, self.title, self.caption, self.content, self.data) = (name, title, caption, content, data)
  }

  /// The data as CSV.
  public var csv: String { data.csv() }

  var markup: Markup {
    let caption: Markup = caption.isEmpty ? "" : "<p>\(caption)</p>"
    return """
      <figure id="\(name)"><figcaption><h3>\(title)</h3>\(link)</figcaption>
      \(legend)\(body)
      \(caption)</figure>

      """
  }

  private var body: Markup {
    switch content {
    case .table: HTMLTable(data).markup
    case .longTable(let shown): HTMLTable(data).unfolding(after: shown)
    case .plot(let plot): SVGPlot(plot: plot, description: title).markup
    case .bars(let chart): SVGBars(chart: chart, description: title).markup
    case .confusion(let raters): RaterConfusion.markup(of: raters)
    case .disputes(let pictures): .joined(pictures.map(\.markup))
    }
  }

  private var legend: Markup {
    switch content {
    case .plot(let plot) where !plot.series.isEmpty:
      Self.legend(plot.series.map { ($0.name, $0.color, $0.mark) })
    case .bars(let chart) where chart.parts.count > 1:
      Self.legend(chart.parts.map { ($0.name, $0.color, nil) })
    default: ""
    }
  }

  /// What the colours and marks mean.
  private static func legend(_ entries: [(name: String, color: PlotColor, mark: Plot.Mark?)]) -> Markup {
    let items = entries.map { entry -> Markup in
      let sign: Markup =
        switch entry.mark {
        case .dots: "<circle class=\"dot \(entry.color.name)\" cx=\"12\" cy=\"6\" r=\"3\"/>"
        case .rings: "<circle class=\"ring \(entry.color.name)\" cx=\"12\" cy=\"6\" r=\"4.5\"/>"
        case .line: "<path class=\"line \(entry.color.name)\" d=\"M0 6h24\"/>"
        case .brokenLine: "<path class=\"broken \(entry.color.name)\" d=\"M0 6h24\"/>"
        case nil: "<rect class=\"bar \(entry.color.name)\" x=\"4\" y=\"1\" width=\"16\" height=\"10\"/>"
        }
      return "<li><svg width=\"24\" height=\"12\" aria-hidden=\"true\">\(sign)</svg> \(entry.name)</li>"
    }
    return "<ul class=\"legend\">\(Markup.joined(items))</ul>\n"
  }

  /// A link that saves the data, which the page holds itself.
  private var link: Markup {
    """
    <a class="data" download="\(name).csv" href="data:text/csv;charset=utf-8,\(csv.percentEncoded)">CSV</a>
    """
  }
}

extension String {
  /// The text as part of a `data:` address: all bytes but letters, digits and a few signs as `%XX` (RFC 3986).
  var percentEncoded: String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(utf8.count * 5 / 4)
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: ","):
        bytes.append(byte)
      default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
