/// The alphabet of RFC 4648, section 4.
private let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

extension Collection<UInt8> {
  /// The bytes in Base64 (RFC 4648), padded and in one line.
  var base64: [UInt8] {
    let wholes = count / 3
    return [UInt8](unsafeUninitializedCapacity: (count + 2) / 3 * 4) { text, written in
      var bytes = makeIterator()
      for group in 0..<wholes {
        let bits = Int(bytes.next() ?? 0) << 16 | Int(bytes.next() ?? 0) << 8 | Int(bytes.next() ?? 0)
        for place in 0..<4 { text[group * 4 + place] = alphabet[bits >> (18 - 6 * place) & 63] }
      }
      written = wholes * 4
      guard let first = bytes.next() else { return }
      let second = bytes.next()
      let bits = Int(first) << 16 | Int(second ?? 0) << 8
      for place in 0..<2 { text[written + place] = alphabet[bits >> (18 - 6 * place) & 63] }
      text[written + 2] = second == nil ? UInt8(ascii: "=") : alphabet[bits >> 6 & 63]
      text[written + 3] = UInt8(ascii: "=")
      written += 4
    }
  }
}
