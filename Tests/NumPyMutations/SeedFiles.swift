import NumPyFiles

/// Whole files of every kind, small, to begin with.
package enum SeedFiles {
  /// A file and what it is.
  package typealias Seed = (kind: Kind, bytes: [UInt8])

  /// How a file is opened.
  package enum Kind: Sendable {
    case array, archive
  }

  /// All of them.
  package static func make() throws(NumPyError) -> [Seed] {
    var seeds: [Seed] = []
    for type in types { seeds.append((.array, try array(of: type))) }
    for compression in [NumPyArchiveWriter.Compression.none, .deflate(level: 0), .deflate(level: 9)] {
      for largest in [0xFFFF_FFFE, 0] {
        seeds.append((.archive, try archive(compression, largest: largest)))
      }
    }
    return seeds
  }

  private static let types: [ElementType] = [
    .bool, .int8, .int16, .int32, .int64, .uint8, .uint16, .uint32, .uint64, .float16, .float32, .float64,
    .unicode(length: 3), .bytes(length: 2),
  ]

  private static func array(of type: ElementType) throws(NumPyError) -> [UInt8] {
    let sink = MemorySink(name: "seed.npy")
    try writeArray(to: sink, of: type, shape: [3, 2]) { (array) throws(NumPyError) in
      try appendSomething(to: array)
    }
    return sink.bytes
  }

  private static func archive(
    _ compression: NumPyArchiveWriter.Compression, largest: Int
  ) throws(NumPyError) -> [UInt8] {
    let sink = MemorySink(name: "seed.npz")
    let writer = NumPyArchiveWriter(to: sink, compression: compression, largest: largest)
    let tensor = (0..<1200).map { $0 % 7 == 3 ? 1.0 : 0.0 }
    try writer.add("tensor", tensor, shape: [4, 100, 3])
    try writer.add("info", texts: (0..<12).map { "image-\($0 / 2)" }, shape: [6, 2])
    try writer.add("ids", (0..<4).map { Int64($0 * $0) }, shape: [4])
    try writer.add("empty", [Float](), shape: [0, 3])
    try writer.add("mask", [true, false], shape: [2])
    try writer.finish()
    return sink.bytes
  }

  private static func appendSomething(to array: ArrayWriter) throws(NumPyError) {
    switch array.header.type {
    case .bool: try array.append([true, false, true, true, false, false])
    case .int8: try array.append([Int8](-3..<3))
    case .int16: try array.append([Int16](-3..<3))
    case .int32: try array.append([Int32](-3..<3))
    case .int64: try array.append([Int64](-3..<3))
    case .uint8: try array.append([UInt8](250...255))
    case .uint16: try array.append([UInt16](250...255))
    case .uint32: try array.append([UInt32](250...255))
    case .uint64: try array.append([UInt64](250...255))
    case .float16: try array.append((0..<6).map { Float16($0) / 2 })
    case .float32: try array.append((0..<6).map { Float($0) / 2 })
    case .float64: try array.append((0..<6).map { Double($0) / 2 })
    case .unicode, .bytes: for text in ["a", "bc", "", "é", "z", "0"] { try array.append(text: text) }
    }
  }
}
