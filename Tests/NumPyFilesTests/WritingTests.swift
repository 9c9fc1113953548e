import Mutations
import Testing

@testable import NumPyFiles

private func written(
  _ compression: NumPyArchiveWriter.Compression = .deflate(), largest: Int = 0xFFFF_FFFE,
  _ body: (NumPyArchiveWriter) throws(NumPyError) -> Void
) throws(NumPyError) -> [UInt8] {
  let sink = MemorySink(name: "test.npz")
  let writer = NumPyArchiveWriter(to: sink, compression: compression, largest: largest)
  try body(writer)
  try writer.finish()
  return sink.bytes
}

@Suite struct WritingTests {
  @Test func aFileByteForByte() throws {
    let sink = MemorySink(name: "test.npy")
    try writeArray(to: sink, of: .int16, shape: [2, 1]) { (array) throws(NumPyError) in
      try array.append([1, -1] as [Int16])
    }
    let text = "{'descr': '<i2', 'fortran_order': False, 'shape': (2, 1), }"
    let header = text + String(repeating: " ", count: 117 - text.utf8.count) + "\n"
    #expect(sink.bytes == npy(header, elements: [1, 0, 0xFF, 0xFF]))
    #expect(sink.bytes.count == 128 + 4)
  }

  /// Padding is one to 64 spaces: as NumPy has it, also where none would do.
  @Test func headersEndAtMultiplesOf64() throws {
    for length in 0...20 {
      let shape = Array(repeating: 1, count: length)
      let encoded = try ArrayHeader(type: .float64, shape: shape).encoded()
      #expect(encoded.count.isMultiple(of: 64))
      #expect(encoded.last == UInt8(ascii: "\n"))
      let array = try ArrayReader(source(encoded + little(0, 8)))
      #expect(array.header.shape == shape)
    }
  }

  /// This one would end at 128 without any, and NumPy 2.4 makes it 192.
  @Test func paddingIsNeverEmpty() throws {
    let shape = Array(repeating: 10, count: 11)
    #expect(try ArrayHeader(type: .unicode(length: 10), shape: shape).encoded().count == 192)
  }

  @Test func texts() throws {
    let texts = ["tench", "", "é\u{1F600}", "n01440764", "goldfish"]
    let archive = try NumPyArchive(
      source(
        written { (writer) throws(NumPyError) in
          try writer.add("names", texts: texts, shape: [5])
          try writer.add("none", texts: [], shape: [0, 2])
          try writer.add("bytes", of: .bytes(length: 5), shape: [2]) { (array) throws(NumPyError) in
            try array.append(text: "abcde")
            try array.append(text: "é")
          }
        }))
    #expect(try archive.array("names").header.type == .unicode(length: 9))
    #expect(try archive.array("names").texts() == texts)
    #expect(try archive.array("none").header.type == .unicode(length: 1))
    #expect(try archive.array("none").texts() == [])
    #expect(try archive.array("bytes").texts() == ["abcde", "é"])
  }

  @Test func copies() throws {
    for from in [NumPyArchiveWriter.Compression.none, .deflate(level: 9)] {
      for to in [NumPyArchiveWriter.Compression.none, .deflate()] {
        let original = try NumPyArchive(
          source(
            written(from) { (writer) throws(NumPyError) in
              try writer.add("ids", Array(0..<50_000) as [Int32], shape: [50_000])
            }))
        let copy = try NumPyArchive(
          source(
            written(to) { (writer) throws(NumPyError) in
              try writer.add("first", [1.5], shape: [])
              try writer.copy("ids", from: original)
              try writer.add("last", [2.5], shape: [1])
            }))
        #expect(copy.entries[1].method == original.entries[0].method)
        #expect(try copy.array("ids").values() == Array(0..<50_000) as [Int32])
        #expect(try copy.array("first").values() == [1.5])
        #expect(try copy.array("last").values() == [2.5])
      }
    }
  }

  @Test func theSameBytesEachTime() throws {
    let one = try written { (writer) throws(NumPyError) in try writer.add("a", [1, 2, 3.5], shape: [3]) }
    let other = try written { (writer) throws(NumPyError) in
      try writer.add("a", of: .float64, shape: [3]) { (array) throws(NumPyError) in
        for number in [1, 2, 3.5] { try array.append([number]) }
      }
    }
    #expect(one == other)
  }

  /// Large archives are those of over 4 GiB; with a lower limit, small ones are written the same way.
  @Test(arguments: [0, 100, 1000, 3000, 100_000])
  func largeArchives(largest: Int) throws {
    for compression in [NumPyArchiveWriter.Compression.none, .deflate(), .fastest] {
      let bytes = try written(compression, largest: largest) { (writer) throws(NumPyError) in
        for index in 0..<5 { try writer.add("a\(index)", [Int64(index)], shape: [1]) }
        try writer.add("long", (0..<1000).map { $0 * $0 % 251 }.map(UInt8.init), shape: [1000])
      }
      let isLarge = bytes[(bytes.count - 42)...].starts(with: little(0x0706_4B50, 4))
      #expect(isLarge == (largest < 3000 && !(largest == 1000 && bytes.count < 1000)))
      // A header that could not hold the sizes leaves them to its extra field.
      let leavesSizes = bytes[18..<26].allSatisfy { $0 == 0xFF }
      #expect(leavesSizes == (largest < 100_000))
      let archive = try NumPyArchive(source(bytes))
      for index in 0..<5 { #expect(try archive.array("a\(index)").values() == [Int64(index)]) }
      #expect(try archive.array("long").values(of: UInt8.self).count == 1000)
    }
  }

  /// More than any buffer holds, compressible and not, in parts of all sizes.
  @Test(arguments: [UInt64.max, 0xFF, 3])
  func fastCompression(mask: UInt64) throws {
    var generator = SeededGenerator(seed: mask)
    let numbers = (0..<300_000).map { _ in generator.next() & mask }
    let bytes = try written(.fastest) { (writer) throws(NumPyError) in
      try writer.add("array", of: .uint64, shape: [numbers.count]) { (array) throws(NumPyError) in
        var (start, size) = (0, 1)
        while start < numbers.count {
          try array.append(Array(numbers[start..<min(start + size, numbers.count)]))
          (start, size) = (start + size, size * 3)
        }
      }
    }
    #expect(mask == .max || bytes.count < numbers.count * 3)
    for library in InflateLibrary.allCases {
      #expect(
        try NumPyArchive(source(bytes), library: library).array("array").values(of: UInt64.self) == numbers)
    }
  }

  /// From 65,535 members on, the end record cannot count them.
  @Test func moreMembersThanSmallArchivesHave() {
    let small = endOfArchive(memberCount: 65_534, directory: 10..<20, largest: 100)
    #expect(
      small == little(0x0605_4B50, 4) + little(0, 4) + [0xFE, 0xFF, 0xFE, 0xFF] + little(10, 4)
        + little(10, 6))
    let large = endOfArchive(memberCount: 65_535, directory: 10..<20, largest: 100)
    #expect(large.count == 56 + 20 + 22)
    #expect(Array(large[24..<40]) == little(65_535, 8) + little(65_535, 8))
  }

  @Test func mistakes() {
    func failure(_ body: (NumPyArchiveWriter) throws(NumPyError) -> Void) -> NumPyError.Reason? {
      thrownError { _ = try written(.deflate(), body) }?.reason
    }
    #expect(
      failure { (writer) throws(NumPyError) in try writer.add("a", [1.0], shape: [2]) }
        == .elements(.wrongCount(declared: 2, written: 1)))
    #expect(
      failure { (writer) throws(NumPyError) in try writer.add("a", [1.0, 2], shape: []) }
        == .elements(.wrongCount(declared: 1, written: 2)))
    #expect(
      failure { (writer) throws(NumPyError) in
        try writer.add("a", of: .float32, shape: [1]) { (array) throws(NumPyError) in try array.append([1.0])
        }
      } == .elements(.wrongType(expected: .float32, found: .float64)))
    #expect(
      failure { (writer) throws(NumPyError) in
        try writer.add("a", of: .float32, shape: [1]) { (array) throws(NumPyError) in
          try array.append(text: "")
        }
      } == .elements(.notTexts(found: .float32)))
    for (type, most) in [(ElementType.unicode(length: 2), 2), (.bytes(length: 3), 3)] {
      #expect(
        failure { (writer) throws(NumPyError) in
          try writer.add("a", of: type, shape: [1]) { (array) throws(NumPyError) in
            try array.append(text: "éée")
          }
        } == .elements(.textTooLong(most: most)))
    }
    #expect(
      failure { (writer) throws(NumPyError) in
        try writer.add("a", [1.0], shape: [])
        try writer.add("a", [1.0], shape: [])
      } == .archive(.memberTwice("a.npy")))
    #expect(
      failure { (writer) throws(NumPyError) in try writer.add("../a", [1.0], shape: []) }
        == .archive(.unsafeMemberName("../a.npy")))
    for shape in [[-1], [1 << 40, 1 << 40], [.max]] {
      #expect(
        failure { (writer) throws(NumPyError) in try writer.add("a", [1.0], shape: shape) }
          == .header(.shapeTooLarge))
    }
  }

  @Test func levels() throws {
    let numbers = (0..<10_000).map { Double($0 % 17) }
    let sizes = try [0, 1, 6, 9].map { level in
      let bytes = try written(.deflate(level: level)) { (writer) throws(NumPyError) in
        try writer.add("a", numbers, shape: [10_000])
      }
      #expect(try NumPyArchive(source(bytes)).array("a").values() == numbers)
      return bytes.count
    }
    #expect(sizes[0] > 80_000)
    #expect(sizes[1] < 10_000 && sizes[2] <= sizes[1] && sizes[3] <= sizes[2])
  }
}
