import NumPyFiles
import Proposals
import Testing

/// Labels by the models' numbers, beside a plain sort.
@Suite("Ranked labels")
struct RankedLabelsTests {
  /// Few values, so that many are equal.
  private static func numbers(_ count: Int, seed: UInt64, values: Int = 40) -> [Double] {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    return (0..<count).map { _ in
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Double(Int(state >> 33) % values) / 8 - 2
    }
  }

  private static func expected(_ numbers: [Double], width: Int, depth: Int) -> [UInt32] {
    stride(from: 0, to: numbers.count, by: width).flatMap { start in
      let order = (0..<width).sorted { (numbers[start + $1], $0) < (numbers[start + $0], $1) }
      return order.prefix(depth).map(UInt32.init) + Array(repeating: UInt32.max, count: max(0, depth - width))
    }
  }

  private static func array(_ numbers: [Double], width: Int, as type: ElementType) throws -> ArrayRows {
    var bytes: [UInt8] = Array("\u{1}\0".utf8)
    let header =
      "{'descr': '<\(type)', 'fortran_order': False, 'shape': (\(numbers.count / width), \(width)), }\n"
    bytes = [0x93] + Array("NUMPY".utf8) + bytes + [UInt8(header.utf8.count), 0] + Array(header.utf8)
    for number in numbers {
      switch type {
      case .float16: withUnsafeBytes(of: Float16(number)) { bytes += $0 }
      case .float32: withUnsafeBytes(of: Float(number)) { bytes += $0 }
      default: withUnsafeBytes(of: number) { bytes += $0 }
      }
    }
    return try ArrayRows(MemorySource(bytes, name: "model.npy"))
  }

  @Test("They are those of a plain sort", arguments: [1, 2, 15, 16, 17, 63, 64, 65, 100, 130, 1040])
  func sorted(width: Int) throws {
    for (seed, depth) in [1, 2, 3, 5, 16, 17, 30].enumerated() {
      let numbers = Self.numbers(width * 37, seed: UInt64(seed + width))
      let expected = Self.expected(numbers, width: width, depth: depth)
      for type in [ElementType.float16, .float32, .float64] {
        let rows = try Self.array(numbers, width: width, as: type)
        let found = try RankedLabels([rows], depth: depth, processors: 1 + seed % 2)
        #expect(found.labels == expected, "\(width) \(depth) \(type)")
      }
    }
  }

  @Test("Numbers that single precision cannot tell apart keep their order")
  func fineDifferences() throws {
    let rows = try Self.array([1, 1 + 1e-12, 1 - 1e-12, 0], width: 4, as: .float64)
    #expect(try RankedLabels([rows], depth: 4).labels == [1, 0, 2, 3])
  }

  @Test("An ensemble ranks the sums, whatever the models' types")
  func ensembles() throws {
    let parts = (0..<3).map { Self.numbers(50 * 70, seed: UInt64(100 + $0)) }
    let sums = parts[0].indices.map { place in parts.reduce(0) { $0 + $1[place] } }
    let types: [ElementType] = [.float16, .float32, .float64]
    let rows = try zip(parts, types).map { try Self.array($0, width: 70, as: $1) }
    #expect(try RankedLabels(rows, depth: 5).labels == Self.expected(sums, width: 70, depth: 5))
  }

  @Test("NaN and infinity are refused with their place", arguments: [Double.nan, .infinity, -.infinity])
  func strange(number: Double) throws {
    for place in [0, 69, 70 * 20 + 33, 50 * 70 - 1] {
      var numbers = Self.numbers(50 * 70, seed: 1)
      numbers[place] = number
      let (good, bad) = (
        try Self.array(Self.numbers(50 * 70, seed: 2), width: 70, as: .float32),
        try Self.array(numbers, width: 70, as: .float32)
      )
      for rows in [[bad], [good, bad]] {
        let error = #expect(throws: NumPyError.self) { try RankedLabels(rows, depth: 5) }
        let reason = error.map { "\($0)" } ?? ""
        #expect(
          reason.contains("image \(place / 70), label \(place % 70) (from 0): the number is NaN or infinite"))
      }
    }
  }
}
