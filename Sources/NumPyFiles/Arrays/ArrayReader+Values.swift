extension ArrayReader {
  /// The most elements that `values` and `texts` gather unless told otherwise.
  public static var usualMost: Int { 1 << 24 }

  /// All elements of a small array, in C order whatever the order of the file.
  ///
  /// Memory is taken as they arrive, not as the header claims.
  /// - Parameters:
  ///   - type: the type of the elements; an array of another type is refused.
  ///   - most: how many elements the array may have.
  public consuming func values<Element: NumPyElement>(
    of type: Element.Type = Element.self, most: Int = Self.usualMost
  ) throws(NumPyError) -> [Element] {
    try requireCount(most)
    let header = header
    var values: [Element] = []
    try forEachChunk(order: header.order) { (chunk: ArrayChunk<Element>) throws(NumPyError) in
      values.append(contentsOf: chunk.elements)
    }
    return header.inCOrder(values)
  }

  /// All texts of a small array, in C order whatever the order of the file.
  ///
  /// - Parameter most: how many texts the array may have.
  public consuming func texts(most: Int = Self.usualMost) throws(NumPyError) -> [String] {
    try requireCount(most)
    let header = header
    var texts: [String] = []
    try forEachText(order: header.order) { (text) throws(NumPyError) in texts.append(text.string) }
    return header.inCOrder(texts)
  }

  private borrowing func requireCount(_ most: Int) throws(NumPyError) {
    if header.count > most { throw error(.tooMany(most: most, found: header.count)) }
  }
}

extension ArrayHeader {
  /// Whether the elements stand in an order; arrays with less than two axes to step along stand in both.
  func stands(in order: AxisOrder) -> Bool {
    order == self.order || count == 0 || shape.count { $0 != 1 } < 2
  }

  /// Elements in the order of the file, put in C order.
  func inCOrder<Element>(_ elements: [Element]) -> [Element] {
    if stands(in: .c) { return elements }
    // How far apart in Fortran order the neighbours along each axis stand.
    let steps = shape.indices.map { axis in shape[..<axis].reduce(1, *) }
    var place = [Int](repeating: 0, count: shape.count)
    var source = 0
    return (0..<count).map { _ in
      defer { advance(&place, &source, steps) }
      return elements[source]
    }
  }

  /// Steps to the next place in C order, and to where it stands in Fortran order.
  private func advance(_ place: inout [Int], _ source: inout Int, _ steps: [Int]) {
    for axis in shape.indices.reversed() {
      place[axis] += 1
      source += steps[axis]
      if place[axis] < shape[axis] { return }
      place[axis] = 0
      source -= steps[axis] * shape[axis]
    }
  }
}
