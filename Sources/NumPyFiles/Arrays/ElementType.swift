/// What the elements of an array are, apart from their byte order.
public enum ElementType: Hashable, Sendable {
  /// A truth value in one byte, 0 or 1.
  case bool
  /// Whole numbers with a sign.
  case int8, int16, int32, int64
  /// Whole numbers without a sign.
  case uint8, uint16, uint32, uint64
  /// Floating-point numbers (IEEE 754).
  case float16, float32, float64
  /// Texts of so many Unicode code points in four bytes each; shorter ones end with zeros.
  case unicode(length: Int)
  /// Texts of so many bytes; shorter ones end with zeros.
  case bytes(length: Int)

  /// The size of an element in bytes.
  public var size: Int {
    switch self {
    case .bool, .int8, .uint8: 1
    case .int16, .uint16, .float16: 2
    case .int32, .uint32, .float32: 4
    case .int64, .uint64, .float64: 8
    case .unicode(let length): length * 4
    case .bytes(let length): length
    }
  }

  /// The size in bytes of what has a byte order: a number, or one code point of a text.
  var unitSize: Int {
    switch self {
    case .unicode: 4
    case .bytes: 1
    default: size
    }
  }

  /// NumPy's letter for the kind of element (numpy.dtype.kind) and the number after it.
  private var code: (kind: Character, number: Int) {
    switch self {
    case .bool: ("b", 1)
    case .int8, .int16, .int32, .int64: ("i", size)
    case .uint8, .uint16, .uint32, .uint64: ("u", size)
    case .float16, .float32, .float64: ("f", size)
    case .unicode(let length): ("U", length)
    case .bytes(let length): ("S", length)
    }
  }

  /// NumPy's name for it with a byte order (numpy.dtype.str), such as `<f8`.
  func descriptor(_ byteOrder: ByteOrder) -> String {
    let sign = unitSize == 1 ? "|" : byteOrder == .little ? "<" : ">"
    return "\(sign)\(self)"
  }
}

extension ElementType: CustomStringConvertible {
  /// NumPy's name without byte order, such as `f8`.
  public var description: String { "\(code.kind)\(code.number)" }
}
