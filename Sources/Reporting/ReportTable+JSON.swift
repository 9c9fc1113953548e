import JSONLines

extension ReportTable {
  /// A JSON array with one object on a line for each row; keys in the order of the columns.
  ///
  /// Numbers have all their digits; an empty cell is null.
  func json() -> String {
    if rows.isEmpty { return "[]\n" }
    return "[\n" + rows.map(object).joined(separator: ",\n") + "\n]\n"
  }

  private func object(_ row: [ReportCell]) -> String {
    var json = JSONWriter()
    json.object { json in
      for (heading, cell) in zip(headings, row) {
        guard let name = heading.name else { continue }
        json.key(name)
        cell.write(to: &json)
      }
    }
    return String(decoding: json.bytes, as: UTF8.self)
  }
}

extension ReportCell {
  fileprivate func write(to json: inout JSONWriter) {
    switch self {
    case .empty: json.null()
    case .text(let text): json.string(text)
    case .integer(let number), .mark(let number): json.integer(number)
    case .real(let number, _), .share(let number, _): json.number(number)
    }
  }
}
