public import Aggregation
import Ratings

extension ReportSection {
  /// What the answers became: label sets by size, and the table from which a threshold is chosen.
  ///
  /// - Parameters:
  ///   - labels: The label sets.
  ///   - statistics: The scores behind them.
  ///   - note: Why the result is by its method, where that was not chosen.
  ///   - warnings: What does not go together with what the campaign's results say.
  public init(labels: RealLabels, statistics: RatingStatistics, note: String?, warnings: [String]) {
    let sizes = Self.sizes(labels)
    let result = statistics.source.result
    let method = result.map { "The labels are by the \($0.method.words)" } ?? "There are no labels yet"
    let threshold =
      result.map {
        $0.method == .majority ? "" : ", accepted from a score of \(fixed($0.threshold, decimals: 2)) on"
      }
      ?? ""
    self.init(
      title: "Labels",
      text: [method + threshold + "." + (note.map { " (\($0).)" } ?? "")] + Self.words(labels.counts)
        + warnings,
      figures: [
        ReportFigure(
          name: "labels-per-image", title: "How many labels images have",
          caption: "Images without any label are left out when models are evaluated.",
          .bars(
            BarChart(
              parts: [("images", .blue)],
              bars: sizes.map { .init($0.words, [Double($0.images)], note: grouped($0.images)) })),
          data: ReportTable(
            sizes, columns: [.integer("labels") { $0.labels }, .integer("images") { $0.images }])),
        ReportFigure(
          name: "thresholds", title: "What becomes of the labels at other thresholds", .table,
          data: ReportTable(statistics.thresholds)),
      ])
  }

  private struct Size {
    var labels: Int
    var images: Int
    var words: String { labels == 0 ? "no label" : count(labels, "label") }
  }

  /// Images that wait for ratings have no labels yet, and are not counted.
  private static func sizes(_ real: RealLabels) -> [Size] {
    let waiting = Set(real.incomplete.map(\.image))
    var images = [Int](repeating: 0, count: (real.labels.lazy.map(\.count).max() ?? -1) + 1)
    for (image, set) in real.labels.enumerated() where !waiting.contains(image) { images[set.count] += 1 }
    return images.enumerated().map { Size(labels: $0.offset, images: $0.element) }
  }

  private static func words(_ counts: RealLabels.Counts) -> [String] {
    var words = """
      \(grouped(counts.images)) images: \(grouped(counts.labelled)) with labels from raters, \(grouped(counts.empty)) \
      rated and without any, \(grouped(counts.withoutTasks)) not rated
      """
    words += counts.keptOriginals > 0 ? " (original label kept by \(grouped(counts.keptOriginals)))." : "."
    if counts.incomplete == 0 { return [words] }
    return [
      words, "Waiting for ratings, and without labels until then: \(count(counts.incomplete, "image")).",
    ]
  }
}

/// A whole number with a comma before each group of three digits.
public func grouped(_ number: Int) -> String {
  var text = ""
  for (place, digit) in String(number.magnitude).reversed().enumerated() {
    if place > 0, place % 3 == 0 { text.append(",") }
    text.append(digit)
  }
  return (number < 0 ? "-" : "") + String(text.reversed())
}
