import Testing

@testable import NumPyFiles

/// What NumPy wrote is read as what it was.
@Suite struct NumPyVectorTests {
  private static let names = [
    "f8", "big", "half", "fortran", "bigu8", "i8", "u4", "i1", "mask", "text", "bigtext", "bytes", "scalar",
    "empty",
  ]

  @Test(arguments: InflateLibrary.allCases)
  func numbers(library: InflateLibrary) throws {
    let archive = try NumPyArchive(source(NumPyVectors.all), library: library)
    #expect(archive.names == Self.names)
    #expect(try archive.array("f8").values() == [0.5, -1, 2, 3, 4, 5e300])
    #expect(try archive.array("big").values() == [1, 2.5, 3, 4, 5, 6] as [Float])
    #expect(try archive.array("half").values() == [0.5, 65504] as [Float16])
    #expect(try archive.array("fortran").values() == Array(0..<24) as [Int16])
    #expect(try archive.array("bigu8").values() == [1, .max] as [UInt64])
    #expect(try archive.array("i8").values() == [.min, .max] as [Int64])
    #expect(try archive.array("u4").values() == [.max] as [UInt32])
    #expect(try archive.array("i1").values() == [.min, .max] as [Int8])
    #expect(try archive.array("mask").values() == [true, false])
    #expect(try archive.array("scalar").values() == [7.25])
    #expect(try archive.array("empty").values() == [Float]())
  }

  @Test(arguments: InflateLibrary.allCases)
  func texts(library: InflateLibrary) throws {
    let archive = try NumPyArchive(source(NumPyVectors.all), library: library)
    #expect(try archive.array("text").texts() == ["tench", "é\u{1F600}", "", "n01440764"])
    #expect(try archive.array("bigtext").texts() == ["ab", "中"])
    #expect(try archive.array("bytes").texts() == ["abc", "", "x"])
  }

  @Test func headers() throws {
    let archive = try NumPyArchive(source(NumPyVectors.all))
    let expected: [String: (ElementType, ByteOrder, AxisOrder, [Int])] = [
      "f8": (.float64, .little, .c, [2, 3]), "big": (.float32, .big, .fortran, [2, 3]),
      "fortran": (.int16, .little, .fortran, [2, 3, 4]), "mask": (.bool, .little, .c, [2, 1]),
      "bigtext": (.unicode(length: 2), .big, .c, [2]), "bytes": (.bytes(length: 3), .little, .c, [3]),
      "scalar": (.float64, .little, .c, []), "empty": (.float32, .little, .c, [0, 3]),
    ]
    for (name, (type, byteOrder, order, shape)) in expected {
      let header = try archive.array(name).header
      #expect(header.type == type)
      #expect(header.byteOrder == byteOrder)
      #expect(header.order == order)
      #expect(header.shape == shape)
    }
  }

  /// The headers that are written are NumPy's to the byte.
  @Test(arguments: names)
  func headersAreWrittenTheSame(name: String) throws {
    let archive = try NumPyArchive(source(NumPyVectors.all))
    let encoded = try archive.array(name).header.encoded()
    let entry = try archive.entry(name + ".npy")
    let stored = StoredBytes(archive.source, try entry.contentRange(in: archive.source))
    let place = Place(file: "test.npz")
    var bytes = try InflatedBytes(stored, library: .zlib, place: place)
    let buffer = Buffer(encoded.count)
    #expect(try bytes.read(into: buffer.bytes) == encoded.count)
    #expect(Array(buffer.bytes) == encoded)
  }

  @Test func sizesBehindTheContent() throws {
    let archive = try NumPyArchive(source(NumPyVectors.piped))
    #expect(archive.entries.map(\.hasTrailer) == [true])
    #expect(try archive.array("ids").values() == [189, 111, 183] as [Int64])
  }

  @Test func versions() throws {
    for bytes in [NumPyVectors.version2, NumPyVectors.version3] {
      #expect(try ArrayReader(source(bytes)).values() == [0, 1, 2] as [Int32])
    }
  }

  @Test func whatIsNotRead() {
    let files: [([UInt8], HeaderProblem)] = [
      (NumPyVectors.objects, .objects), (NumPyVectors.fields, .fields),
      (NumPyVectors.version3Fields, .fields),
    ]
    for (bytes, problem) in files {
      #expect(thrownError { _ = try ArrayReader(source(bytes)).header }?.reason == .header(problem))
    }
  }
}
