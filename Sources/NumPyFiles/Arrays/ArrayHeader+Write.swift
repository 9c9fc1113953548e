extension ArrayHeader {
  /// The bytes that a file of version 1.0 begins with, the same that NumPy 2 writes.
  func encoded() -> [UInt8] {
    let lengths = shape.map(String.init)
    let tuple = "(" + lengths.joined(separator: ", ") + (shape.count == 1 ? ",)" : ")")
    let isFortran = order == .fortran ? "True" : "False"
    var text =
      "{'descr': '\(type.descriptor(byteOrder))', 'fortran_order': \(isFortran), 'shape': \(tuple), }"
    // Room for a longer first axis (in Fortran order the last), so that the header could be written anew in place.
    if let growing = order == .fortran ? lengths.last : lengths.first {
      text += String(repeating: " ", count: max(0, Self.mostDigits - growing.utf8.count))
    }
    let unpadded = Self.magic.count + 4 + text.utf8.count + 1
    text += String(repeating: " ", count: 64 - unpadded % 64) + "\n"
    let length = text.utf8.count
    return Self.magic + [1, 0, UInt8(truncatingIfNeeded: length), UInt8(length >> 8)] + Array(text.utf8)
  }

  /// As many digits as NumPy leaves room for (GROWTH_AXIS_MAX_DIGITS).
  private static let mostDigits = 21
}
