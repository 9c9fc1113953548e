extension JSONWriter {
  /// Writes a key and a string.
  public mutating func member(_ name: String, _ value: String) {
    key(name)
    string(value)
  }

  /// Writes a key and a whole number.
  public mutating func member(_ name: String, _ value: Int) {
    key(name)
    integer(value)
  }

  /// Writes a key and a number; infinity and NaN as null.
  public mutating func member(_ name: String, _ value: Double) {
    key(name)
    number(value)
  }

  /// Writes a key and true or false.
  public mutating func member(_ name: String, _ value: Bool) {
    key(name)
    bool(value)
  }
}
