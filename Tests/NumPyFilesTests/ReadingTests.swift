import DurableFiles
import Testing

@testable import NumPyFiles

/// A .npy of the numbers from 0, in one byte order.
private func numbers(_ count: Int, _ sign: String = "<", shape: String? = nil) -> [UInt8] {
  let elements = (0..<count).flatMap { number in
    let bytes = little(number, 4)
    return sign == "<" ? bytes : bytes.reversed()
  }
  return npy(header(sign + "i4", shape: shape ?? "(\(count),)"), elements: elements)
}

@Suite struct ReadingTests {
  /// Whole rows in each chunk, nothing lost, nothing twice, whatever the sizes.
  @Test func chunks() throws {
    for count in [0, 1, 2, 3, 7, 12, 100] {
      for (row, chunkSize, sign) in [(1, 1, "<"), (3, 16, ">"), (3, 48, "<"), (100, 8, ">"), (0, 4096, "<")] {
        var chunks: [[Int32]] = []
        var firsts: [Int] = []
        try ArrayReader(source(numbers(count, sign)), chunkSize: chunkSize)
          .forEachChunk(of: Int32.self, row: row) { chunk in
            chunks.append(Array(chunk.elements))
            firsts.append(chunk.first)
          }
        #expect(chunks.flatMap { $0 } == (0..<Int32(count)).map { $0 })
        #expect(firsts.map(Int32.init) == chunks.compactMap(\.first))
        #expect(chunks.dropLast().allSatisfy { $0.count.isMultiple(of: max(row, 1)) })
        #expect(chunks.allSatisfy { $0.count * 4 <= max(chunkSize, row * 4, 4) })
      }
    }
  }

  @Test func refusalsNameThePlace() {
    let inChunk = thrownError {
      try ArrayReader(source(numbers(10)), chunkSize: 16).forEachChunk(of: Int32.self) {
        (chunk) throws(NumPyError) in
        if let index = chunk.elements.firstIndex(of: 6) { throw chunk.refusal("is six", at: index) }
      }
    }
    let elementsAt = numbers(0, shape: "(10,)").count
    #expect(
      inChunk
        == NumPyError(file: "test.npz", offset: elementsAt + 24, reason: .elements(.refused("is six"))))
    let inText = thrownError {
      try NumPyArchive(source(NumPyVectors.all)).array("text").forEachText { (text) throws(NumPyError) in
        if text.index == 3 { throw text.refusal("is a wnid: \(text.string)") }
      }
    }
    #expect(inText?.member == "text.npy")
    #expect(inText?.offset == 128 + 3 * 36)
    #expect(inText?.reason == .elements(.refused("is a wnid: n01440764")))
  }

  @Test func otherTypesAreRefused() {
    let bytes = numbers(3)
    let reason = thrownError { _ = try ArrayReader(source(bytes)).values(of: Double.self) }?.reason
    #expect(reason == .elements(.wrongType(expected: .float64, found: .int32)))
    let texts = thrownError { _ = try ArrayReader(source(bytes)).texts() }?.reason
    #expect(texts == .elements(.notTexts(found: .int32)))
    let unsigned = thrownError { _ = try ArrayReader(source(bytes)).values(of: UInt32.self) }?.reason
    #expect(unsigned == .elements(.wrongType(expected: .uint32, found: .int32)))
  }

  @Test func otherShapesAreRefused() throws {
    let array = try ArrayReader(source(numbers(6, shape: "(2, 3)")))
    try array.requireShape([2, 3])
    try array.requireShape([nil, 3])
    for shape in [[2], [2, 3, nil], [3, 2], [nil, 2], []] as [[Int?]] {
      do throws(NumPyError) {
        try array.requireShape(shape)
        Issue.record("\(shape) was taken")
      } catch {
        #expect(error.reason == .elements(.wrongShape(expected: shape, found: [2, 3])))
      }
    }
  }

  @Test func otherOrdersAreRefused() throws {
    let fortran = npy(header("|u1", fortran: true, shape: "(2, 3)"), elements: [0, 3, 1, 4, 2, 5])
    let reason = thrownError { try ArrayReader(source(fortran)).forEachChunk(of: UInt8.self) { _ in } }?
      .reason
    #expect(reason == .elements(.otherOrder(found: .fortran)))
    #expect(try ArrayReader(source(fortran)).values(of: UInt8.self) == [0, 1, 2, 3, 4, 5])
    var stored: [UInt8] = []
    try ArrayReader(source(fortran)).forEachChunk(order: .fortran) { stored += $0.elements }
    #expect(stored == [0, 3, 1, 4, 2, 5])
    let texts = npy(header("|S1", fortran: true, shape: "(2, 2)"), elements: Array("acbd".utf8))
    #expect(try ArrayReader(source(texts)).texts() == ["a", "b", "c", "d"])
    #expect(thrownError { try ArrayReader(source(texts)).forEachText { _ in } } != nil)
  }

  /// Fortran order against indices computed one by one, for every shape of up to three short axes.
  @Test func everySmallFortranShape() throws {
    for a in 0...3 {
      for b in 0...3 {
        for c in 0...3 {
          let shape = [a, b, c]
          let stored = (0..<c).flatMap { k in
            (0..<b).flatMap { j in (0..<a).map { i in UInt8(i * b * c + j * c + k) } }
          }
          let bytes = npy(header("|u1", fortran: true, shape: "(\(a), \(b), \(c))"), elements: stored)
          #expect(try ArrayReader(source(bytes)).values() == (0..<stored.count).map(UInt8.init), "\(shape)")
        }
      }
    }
  }

  @Test func limits() throws {
    let reason = thrownError { _ = try ArrayReader(source(numbers(10))).values(of: Int32.self, most: 9) }?
      .reason
    #expect(reason == .elements(.tooMany(most: 9, found: 10)))
    #expect(try ArrayReader(source(numbers(10))).values(of: Int32.self, most: 10).count == 10)
    for row in [1 << 25, .max] {
      let tooLong = thrownError {
        try ArrayReader(source(numbers(10))).forEachChunk(of: Int32.self, row: row) { _ in }
      }
      #expect(tooLong?.reason == .elements(.rowTooLong(row == .max ? .max : 1 << 27)))
    }
  }

  @Test func truthValues() {
    let bytes = npy(header("|b1", shape: "(4,)"), elements: [0, 1, 2, 1])
    let error = thrownError { _ = try ArrayReader(source(bytes)).values(of: Bool.self) }
    #expect(error?.reason == .elements(.notABool(2)))
    #expect(error?.offset == bytes.count - 2)
  }

  /// The code points of one `<U3`, and the text; nil where there is none.
  @Test(
    arguments: [
      ([97, 0, 0], "a"), ([0, 0, 0], ""), ([97, 0, 98], "a\0b"), ([0, 0, 98], "\0\0b"),
      ([0x10FFFF, 0, 0], "\u{10FFFF}"),
      ([0xE9, 0x20AC, 0x1F600], "é€\u{1F600}"), ([0x7F, 0x80, 0], "\u{7F}\u{80}"), ([0xD800, 0, 0], nil),
      ([97, 0x110000, 0], nil), ([97, 98, 0xFFFF_FFFF], nil), ([0xDFFF, 97, 97], nil),
    ] as [([Int], String?)])
  func codePoints(codePoints: [Int], expected: String?) {
    for sign in ["<", ">"] {
      let elements = codePoints.flatMap { point in
        sign == "<" ? little(point, 4) : little(point, 4).reversed()
      }
      let texts = try? ArrayReader(source(npy(header(sign + "U3", shape: "()"), elements: elements))).texts()
      #expect(texts == expected.map { [$0] })
    }
  }

  @Test(
    arguments: [
      ([97, 0, 0], "a"), ([0, 0, 0], ""), ([0xC3, 0xA9, 97], "éa"), ([0xE9, 0, 0], nil),
      ([97, 98, 0xC3], nil),
    ] as [([UInt8], String?)])
  func bytesOfTexts(bytes: [UInt8], expected: String?) {
    let file = source(npy(header("|S3", shape: "(1,)"), elements: bytes))
    #expect((try? ArrayReader(file).texts()) == expected.map { [$0] })
  }

  @Test func filesOnDisk() throws {
    let scratch = try Scratch()
    let path = try scratch.write("numbers.npy", numbers(100_000))
    #expect(try ArrayReader(path: path).values() == Array(0..<100_000) as [Int32])
    let missing = thrownError { _ = try ArrayReader(path: path + "x").header }
    #expect(missing?.reason == .file(.failed(.open, path: path + "x", Errno(2))))
    let folder = thrownError { _ = try NumPyArchive(path: scratch.path) }
    #expect(folder?.reason == .file(.notARegularFile(path: scratch.path)))
  }
}
