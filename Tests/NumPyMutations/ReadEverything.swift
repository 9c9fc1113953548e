import NumPyFiles

/// What reading a whole file came to: a digest of everything read, or the error.
package typealias Outcome = Result<UInt64, NumPyError>

/// Reads everything in a file.
package func readEverything(
  _ bytes: [UInt8], _ kind: SeedFiles.Kind, _ library: InflateLibrary, chunkSize: Int
) -> Outcome {
  Result { () throws(NumPyError) in
    let source = MemorySource(bytes, name: "file")
    var digest = Digest()
    switch kind {
    case .array: try digest.read(ArrayReader(source, chunkSize: chunkSize))
    case .archive:
      let archive = try NumPyArchive(source, library: library)
      for name in archive.names { try digest.read(archive.array(name, chunkSize: chunkSize)) }
    }
    return digest.value
  }
}

/// A digest of arrays that differs when any bit of them does (FNV-1a).
private struct Digest {
  var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func read(_ array: consuming ArrayReader) throws(NumPyError) {
    let count = array.header.count
    var read = 0
    add(UInt64(truncatingIfNeeded: count))
    switch array.header.type {
    case .bool: try chunks(of: Bool.self, array, &read)
    case .int8: try chunks(of: Int8.self, array, &read)
    case .int16: try chunks(of: Int16.self, array, &read)
    case .int32: try chunks(of: Int32.self, array, &read)
    case .int64: try chunks(of: Int64.self, array, &read)
    case .uint8: try chunks(of: UInt8.self, array, &read)
    case .uint16: try chunks(of: UInt16.self, array, &read)
    case .uint32: try chunks(of: UInt32.self, array, &read)
    case .uint64: try chunks(of: UInt64.self, array, &read)
    case .float16: try chunks(of: Float16.self, array, &read)
    case .float32: try chunks(of: Float.self, array, &read)
    case .float64: try chunks(of: Double.self, array, &read)
    case .unicode, .bytes: try texts(array, &read)
    }
    precondition(read == count, "read \(read) of \(count) elements without an error")
  }

  private mutating func chunks<Element: NumPyElement>(
    of type: Element.Type, _ array: consuming ArrayReader, _ read: inout Int
  ) throws(NumPyError) {
    let order = array.header.order
    try array.forEachChunk(row: 3, order: order) { (chunk: ArrayChunk<Element>) throws(NumPyError) in
      precondition(chunk.first == read && !chunk.elements.isEmpty)
      read += chunk.elements.count
      for byte in UnsafeRawBufferPointer(chunk.elements) { add(UInt64(byte)) }
    }
  }

  private mutating func texts(_ array: consuming ArrayReader, _ read: inout Int) throws(NumPyError) {
    let order = array.header.order
    try array.forEachText(order: order) { (text) throws(NumPyError) in
      precondition(text.index == read)
      read += 1
      for byte in text.utf8 { add(UInt64(byte)) }
      add(256)
    }
  }

  private mutating func add(_ number: UInt64) {
    value = (value ^ number) &* 0x100_0000_01B3
  }
}
