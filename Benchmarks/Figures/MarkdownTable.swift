/// A table as Markdown: what is measured on the left, its figures on the right.
struct MarkdownTable: CustomStringConvertible {
  let title: String
  let columns: [String]
  private var rows: [[String]] = []
  /// Sentences below the table.
  private(set) var notes: [String] = []

  init(_ title: String, _ columns: String...) {
    self.title = title
    self.columns = columns
  }

  mutating func row(_ cells: String...) { rows.append(cells) }

  mutating func note(_ text: String) { notes.append(text) }

  var description: String {
    let rule = ["---"] + columns.dropFirst().map { _ in "---:" }
    let lines = ([columns, rule] + rows).map { "| " + $0.joined(separator: " | ") + " |" }
    let below = notes.isEmpty ? [] : [""] + notes
    return (["### \(title)", ""] + lines + below).joined(separator: "\n") + "\n"
  }
}
