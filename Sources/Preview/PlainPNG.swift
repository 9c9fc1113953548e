extension PixelImage {
  /// The picture as a PNG file without compression (ISO/IEC 15948), which every decoder of PNG reads.
  ///
  /// Written here and not by the worker, so that what reaches the terminal's decoder is ours to the last byte.
  var portableNetworkGraphic: [UInt8] {
    var header: [UInt8] = []
    header.append(bigEndian: UInt32(width))
    header.append(bigEndian: UInt32(height))
    // Eight bits a channel, three channels, deflate, no filter chosen for all, not interlaced.
    header += [8, 2, 0, 0, 0]
    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    file.append(chunk: "IHDR", header)
    file.append(chunk: "IDAT", stored)
    file.append(chunk: "IEND", [])
    return file
  }

  /// The rows, each after its filter type 0, in stored blocks of a zlib stream (RFC 1950 and 1951).
  private var stored: [UInt8] {
    var rows: [UInt8] = []
    rows.reserveCapacity(bytes.count + height)
    for row in 0..<height {
      rows.append(0)
      rows += bytes[row * width * 3..<(row + 1) * width * 3]
    }
    var stream: [UInt8] = [0x78, 0x01]
    stream.reserveCapacity(rows.count + rows.count / 8_192 + 16)
    for start in stride(from: 0, to: rows.count, by: 65_535) {
      let part = rows[start..<min(start + 65_535, rows.count)]
      stream.append(part.endIndex == rows.count ? 1 : 0)
      stream.append(littleEndian: UInt16(part.count))
      stream.append(littleEndian: ~UInt16(part.count))
      stream += part
    }
    stream.append(bigEndian: adler32(rows))
    return stream
  }
}

extension [UInt8] {
  fileprivate mutating func append(bigEndian number: UInt32) { append(littleEndian: number.byteSwapped) }

  fileprivate mutating func append(chunk name: String, _ data: [UInt8]) {
    append(bigEndian: UInt32(data.count))
    let start = count
    self += Array(name.utf8)
    self += data
    append(bigEndian: crc32(self[start...]))
  }
}

/// The checksum of RFC 1950, section 8.2.
private func adler32(_ bytes: [UInt8]) -> UInt32 {
  var low: UInt32 = 1
  var high: UInt32 = 0
  // So many additions cannot overflow.
  for start in stride(from: 0, to: bytes.count, by: 5_552) {
    for byte in bytes[start..<min(start + 5_552, bytes.count)] {
      low &+= UInt32(byte)
      high &+= low
    }
    low %= 65_521
    high %= 65_521
  }
  return high << 16 | low
}

private let crcTable: [UInt32] = (0..<256).map { number in
  (0..<8).reduce(UInt32(number)) { sum, _ in sum & 1 == 0 ? sum >> 1 : sum >> 1 ^ 0xEDB8_8320 }
}

/// The checksum of ISO/IEC 15948, annex D.
private func crc32(_ bytes: ArraySlice<UInt8>) -> UInt32 {
  crcTable.withUnsafeBufferPointer { table in
    ~bytes.reduce(UInt32.max) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ $0 >> 8 }
  }
}
