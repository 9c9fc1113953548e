/// Comma-separated values as RFC 4180 has them, with line feeds.
///
/// Texts are written exactly as they are, so that they come back the same: no apostrophe is put before what a
/// spreadsheet would take for a formula.
extension [UInt8] {
  /// Appends a row of texts and a line feed.
  mutating func appendCSVRow(_ fields: [String]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { append(UInt8(ascii: ",")) }
      appendCSV(field)
    }
    append(UInt8(ascii: "\n"))
  }

  /// Appends a field, quoted when it holds a comma, a quote or a line break.
  mutating func appendCSV(_ field: String) {
    var field = field
    field.withUTF8 { bytes in
      guard bytes.contains(where: needsQuotes) else { return append(contentsOf: bytes) }
      append(UInt8(ascii: "\""))
      for byte in bytes {
        if byte == UInt8(ascii: "\"") { append(byte) }
        append(byte)
      }
      append(UInt8(ascii: "\""))
    }
  }
}

private func needsQuotes(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"): true
  default: false
  }
}
