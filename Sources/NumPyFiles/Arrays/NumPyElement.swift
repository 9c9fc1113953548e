/// A Swift type that is in memory what an element of an array is in a file, byte order apart.
public protocol NumPyElement: BitwiseCopyable, Sendable {
  /// The type of element.
  static var elementType: ElementType { get }
}

extension Bool: NumPyElement {
  /// One byte.
  public static var elementType: ElementType { .bool }
}

extension Int8: NumPyElement {
  /// One byte.
  public static var elementType: ElementType { .int8 }
}

extension Int16: NumPyElement {
  /// Two bytes.
  public static var elementType: ElementType { .int16 }
}

extension Int32: NumPyElement {
  /// Four bytes.
  public static var elementType: ElementType { .int32 }
}

extension Int64: NumPyElement {
  /// Eight bytes.
  public static var elementType: ElementType { .int64 }
}

extension UInt8: NumPyElement {
  /// One byte.
  public static var elementType: ElementType { .uint8 }
}

extension UInt16: NumPyElement {
  /// Two bytes.
  public static var elementType: ElementType { .uint16 }
}

extension UInt32: NumPyElement {
  /// Four bytes.
  public static var elementType: ElementType { .uint32 }
}

extension UInt64: NumPyElement {
  /// Eight bytes.
  public static var elementType: ElementType { .uint64 }
}

extension Float16: NumPyElement {
  /// Two bytes.
  public static var elementType: ElementType { .float16 }
}

extension Float: NumPyElement {
  /// Four bytes.
  public static var elementType: ElementType { .float32 }
}

extension Double: NumPyElement {
  /// Eight bytes.
  public static var elementType: ElementType { .float64 }
}
