/// A table as Markdown: what is measured on the left, its figures on the right.
struct MarkdownTable: CustomStringConvertible {
  let title: String
  let columns: [String]
  private var rows: [[String]] = []
  /// Sentences below the table.
  private(set) var notes: [String] = []

  init(_ title: String, _ columns: String...) { self.init(title, columns) }

  init(_ title: String, _ columns: [String]) {
    self.title = title
    self.columns = columns
  }

  /// A table of milliseconds; the last column, if there is one, divides medians by that of something.
  init(timesOf title: String, relativeTo base: String? = nil) {
    self.title = title
    columns = ["", "runs", "p50 ms", "p99 ms"] + (base.map { ["time / \($0)"] } ?? [])
  }

  mutating func row(_ cells: String...) { rows.append(cells) }

  mutating func row(_ cells: [String]) { rows.append(cells) }

  mutating func row(_ name: String, _ times: Samples, relativeTo base: Samples? = nil) {
    let ratio = base.map { [figure(times.median / $0.median)] } ?? []
    rows.append([name, "\(times.count)", figure(times.median), figure(times.percentile(99))] + ratio)
  }

  mutating func note(_ text: String) { notes.append(text) }

  var description: String {
    let rule = ["---"] + columns.dropFirst().map { _ in "---:" }
    let lines = ([columns, rule] + rows).map { "| " + $0.joined(separator: " | ") + " |" }
    let below = notes.map { "\n\($0)" }
    return (["### \(title)", ""] + lines + below).joined(separator: "\n") + "\n"
  }
}
