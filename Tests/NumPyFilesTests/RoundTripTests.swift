import Mutations
import NumPyMutations
import Testing

@testable import NumPyFiles

/// Whatever is written is read again, for seeded arrays of every type and shape.
@Suite struct RoundTripTests {
  @Test(arguments: 0..<40 as Range<UInt64>)
  func everyType(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    try check(Bool.self, &generator) { $0.next() & 1 == 1 }
    try check(Int8.self, &generator) { Int8(truncatingIfNeeded: $0.next()) }
    try check(Int16.self, &generator) { Int16(truncatingIfNeeded: $0.next()) }
    try check(Int32.self, &generator) { Int32(truncatingIfNeeded: $0.next()) }
    try check(Int64.self, &generator) { Int64(truncatingIfNeeded: $0.next()) }
    try check(UInt8.self, &generator) { UInt8(truncatingIfNeeded: $0.next()) }
    try check(UInt16.self, &generator) { UInt16(truncatingIfNeeded: $0.next()) }
    try check(UInt32.self, &generator) { UInt32(truncatingIfNeeded: $0.next()) }
    try check(UInt64.self, &generator) { $0.next() }
    try check(Float16.self, &generator) { Float16(Int($0.next() % 1000)) }
    try check(Float.self, &generator) { Float(Int($0.next() % 1000)) / 7 }
    try check(Double.self, &generator) { Double(Int($0.next() % 1000)) / 7 }
  }

  private func check<Element: NumPyElement & Equatable>(
    _ type: Element.Type, _ generator: inout SeededGenerator, _ make: (inout SeededGenerator) -> Element
  ) throws {
    let shape = (0..<Int.random(in: 0...4, using: &generator)).map { _ in
      Int.random(in: 0...7, using: &generator)
    }
    let elements = (0..<shape.reduce(1, *)).map { _ in make(&generator) }
    let sink = MemorySink(name: "test.npz")
    let compression: NumPyArchiveWriter.Compression =
      [.none, .fastest, .deflate(level: Int.random(in: 0...9, using: &generator))]
      .randomElement(using: &generator) ?? .none
    let writer = NumPyArchiveWriter(to: sink, compression: compression)
    try writer.add("array", elements, shape: shape)
    try writer.finish()
    let library: InflateLibrary = Bool.random(using: &generator) ? .isal : .zlib
    let chunkSize = Int.random(in: 1...200, using: &generator)
    let array = try NumPyArchive(source(sink.bytes), library: library).array("array", chunkSize: chunkSize)
    try array.requireShape(shape)
    #expect(try array.values() == elements)
    try checkOtherWays(elements, shape, &generator)
  }

  /// The same elements big-endian, in Fortran order, and both.
  private func checkOtherWays<Element: NumPyElement & Equatable>(
    _ elements: [Element], _ shape: [Int], _ generator: inout SeededGenerator
  ) throws {
    for (byteOrder, order) in [(ByteOrder.big, AxisOrder.c), (.little, .fortran), (.big, .fortran)] {
      let header = try ArrayHeader(
        type: Element.elementType, byteOrder: byteOrder, order: order, shape: shape)
      // Reading the reversed shape in Fortran order as C order gives the transposed array.
      let stored = order == .c ? elements : inFortranOrder(elements, shape)
      var bytes = header.encoded()
      for element in stored {
        let native = withUnsafeBytes(of: element, Array.init)
        bytes += byteOrder == .big ? native.reversed() : native
      }
      let chunkSize = Int.random(in: 1...200, using: &generator)
      #expect(try ArrayReader(source(bytes), chunkSize: chunkSize).values() == elements)
    }
  }

  /// Each element of the C order, put where its index stands in Fortran order.
  private func inFortranOrder<Element>(_ elements: [Element], _ shape: [Int]) -> [Element] {
    let places = elements.indices.map { place in
      var rest = place
      var target = 0
      var index: [Int] = []
      for length in shape.reversed() {
        index.insert(rest % length, at: 0)
        rest /= length
      }
      for (axis, number) in index.enumerated() { target += number * shape[..<axis].reduce(1, *) }
      return target
    }
    return zip(places, elements).sorted { $0.0 < $1.0 }.map(\.1)
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func texts(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let characters = Array("ab0_ é中\u{1F600}\u{10FFFF}\u{1}").map(String.init)
    let texts = (0..<Int.random(in: 0...60, using: &generator)).map { _ in
      (0..<Int.random(in: 0...12, using: &generator))
        .map { _ in characters.randomElement(using: &generator) ?? "" }.joined()
    }
    let sink = MemorySink(name: "test.npz")
    let writer = NumPyArchiveWriter(to: sink)
    try writer.add("texts", texts: texts, shape: [texts.count])
    try writer.finish()
    let array = try NumPyArchive(source(sink.bytes)).array(
      "texts", chunkSize: Int.random(in: 1...400, using: &generator))
    #expect(try array.texts() == texts)
  }
}
