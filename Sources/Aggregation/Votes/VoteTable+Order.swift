extension VoteTable {
  /// The places of all rows, by image and then by label: the order of results.
  public var rowsByImage: [Int] {
    // Counted by image rather than compared.
    var next = [Int](repeating: 0, count: (rows.lazy.map(\.image).max() ?? -1) + 2)
    for row in rows { next[row.image + 1] += 1 }
    for image in next.indices.dropFirst() { next[image] += next[image - 1] }
    var order = [Int](repeating: 0, count: rows.count)
    for (place, row) in rows.enumerated() {
      order[next[row.image]] = place
      next[row.image] += 1
    }
    // What was the start of each image is now its end.
    var start = 0
    for end in next.dropLast() {
      sortByLabel(&order, start..<end)
      start = end
    }
    return order
  }

  /// What tasks ask is mostly in order already and never much, so that each row has a short way.
  private func sortByLabel(_ order: inout [Int], _ range: Range<Int>) {
    guard range.count <= 64 else { return order[range].sort { rows[$0].label < rows[$1].label } }
    for end in range.dropFirst() {
      var place = end
      while place > range.lowerBound, rows[order[place]].label < rows[order[place - 1]].label {
        order.swapAt(place, place - 1)
        place -= 1
      }
    }
  }
}
