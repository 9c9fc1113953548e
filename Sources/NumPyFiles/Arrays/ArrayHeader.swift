/// In which order the elements of an array stand.
public enum AxisOrder: Hashable, Sendable {
  /// C order: the last index changes fastest, rows lie together.
  case c
  /// Fortran order: the first index changes fastest.
  case fortran
}

/// What a file says of the array that it holds.
///
/// The format is described in NumPy's numpy.lib.format and NEP 1.
public struct ArrayHeader: Hashable, Sendable {
  /// What its elements are.
  public let type: ElementType
  /// In which order the bytes of each number stand in the file. Elements are handed out in this machine's.
  public let byteOrder: ByteOrder
  /// In which order the elements stand in the file.
  public let order: AxisOrder
  /// The length of each axis; empty for a single element.
  public let shape: [Int]
  /// How many elements there are.
  public let count: Int

  /// The bytes of all elements.
  public var byteCount: Int { count * type.size }

  /// Makes a header, unless so many elements cannot be counted in bytes.
  init(
    type: ElementType, byteOrder: ByteOrder = .little, order: AxisOrder = .c, shape: [Int]
  ) throws(HeaderProblem) {
    guard shape.count <= Self.mostAxes else { throw .tooManyAxes(shape.count) }
    self.type = type
    self.byteOrder = byteOrder
    self.order = order
    self.shape = shape
    count = try Self.count(of: shape, size: type.size)
  }

  /// As many axes as NumPy 2 allows (NPY_MAXDIMS).
  static let mostAxes = 64

  /// How many elements a shape has. As in NumPy, the lengths other than 0 must be countable even if one is 0.
  private static func count(of shape: [Int], size: Int) throws(HeaderProblem) -> Int {
    var bytes = size
    for length in shape where length != 0 {
      let (product, overflows) = bytes.multipliedReportingOverflow(by: length)
      guard length > 0, !overflows else { throw .shapeTooLarge }
      bytes = product
    }
    return shape.contains(0) ? 0 : bytes / size
  }
}
