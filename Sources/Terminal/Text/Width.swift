extension Unicode.Scalar {
  /// The columns a terminal moves on for it: 0, 1 or 2.
  var columns: Int {
    if value < 0x300 { return 1 }
    if WidthTable.contains(value, in: WidthTable.wide) { return 2 }
    return WidthTable.contains(value, in: WidthTable.zero) ? 0 : 1
  }

  /// Whether it is a C0 or C1 control or DEL.
  var isControl: Bool { value < 0x20 || (value >= 0x7F && value < 0xA0) }
}

/// The columns that a text takes on a terminal, by a table of our own: the same on every machine.
public func columns(of text: String) -> Int {
  text.unicodeScalars.reduce(0) { $0 + $1.columns }
}

/// A text cut to so many columns; what was cut ends with "…". A wide character is never split.
public func truncated(_ text: String, to columns: Int) -> String {
  guard Terminal.columns(of: text) > columns else { return text }
  guard columns > 0 else { return "" }
  var kept = String.UnicodeScalarView()
  var used = 0
  for scalar in text.unicodeScalars {
    used += scalar.columns
    if used > columns - 1 { break }
    kept.append(scalar)
  }
  return String(kept) + "…"
}
