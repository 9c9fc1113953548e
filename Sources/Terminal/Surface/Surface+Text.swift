extension Surface {
  /// The rows as text, trailing spaces removed: for tests.
  public var text: [String] {
    (0..<size.rows).map { row in
      let cells = self[row: row]
      let end = cells.lastIndex { !$0.isBlank }.map { $0 + 1 } ?? cells.startIndex
      return cells[..<end].map(\.text).joined()
    }
  }

  /// The roles of the rows' cells by their marks, trailing normal ones removed: for tests.
  public var roles: [String] {
    (0..<size.rows).map { row in
      let cells = self[row: row]
      let end = cells.lastIndex { $0.role != .normal }.map { $0 + 1 } ?? cells.startIndex
      return String(cells[..<end].map(\.role.mark))
    }
  }
}
