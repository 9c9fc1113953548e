extension UnsafeRawBufferPointer {
  /// The sixel data within an envelope, the last band cut to so many rows, 1 to 6.
  ///
  /// The envelope begins with a control string, `q` and the size after `"`, and ends with ESC; bands end in `-`.
  func sixelPayload(lastBandRows: Int) -> [UInt8] {
    guard let start = firstIndex(of: UInt8(ascii: "q")),
      let content = self[start...].firstIndex(of: UInt8(ascii: "#")),
      let end = self[content...].firstIndex(of: 0x1B)
    else { return [] }
    var payload = Array(self[content..<end])
    if payload.last == UInt8(ascii: "-") { payload.removeLast() }
    let lastBand = (payload.lastIndex(of: UInt8(ascii: "-")) ?? -1) + 1
    for index in lastBand..<payload.count { payload[index].keepRows(lastBandRows) }
    return payload
  }
}

extension UInt8 {
  /// Clears the lower of the six pixels that a data byte stands for; other bytes stay.
  fileprivate mutating func keepRows(_ count: Int) {
    guard (UInt8(ascii: "?")...UInt8(ascii: "~")).contains(self) else { return }
    self = (self - UInt8(ascii: "?")) & (1 << UInt8(count) - 1) + UInt8(ascii: "?")
  }
}
