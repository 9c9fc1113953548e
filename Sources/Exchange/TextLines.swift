extension [UInt8] {
  /// The lines of a text without their line feeds, empty ones too, so that a line's place is its number less one. What
  /// follows the last line feed is a line unless it is empty.
  var textLines: [ArraySlice<UInt8>] {
    let lines = split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return lines.last?.isEmpty == true ? lines.dropLast() : lines
  }
}
