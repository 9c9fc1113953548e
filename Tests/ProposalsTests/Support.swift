import NumPyFiles

@testable import Proposals

/// A seeded generator (splitmix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return word ^ word >> 31
  }
}

/// The bytes of a .npy of rows of numbers.
func npy<Number: NumPyElement>(_ rows: [[Number]], width: Int, descriptor: String) -> [UInt8] {
  var header = "{'descr': '\(descriptor)', 'fortran_order': False, 'shape': (\(rows.count), \(width)), }"
  header += String(repeating: " ", count: 63 - (10 + header.utf8.count) % 64) + "\n"
  let length = header.utf8.count
  let start: [UInt8] = [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(length & 255), UInt8(length >> 8)]
  return start + Array(header.utf8)
    + rows.joined().flatMap { number in withUnsafeBytes(of: number, Array.init) }
}

extension PredictionFile {
  /// Predictions of floats in memory.
  init(_ model: String, _ rows: [[Float]], width: Int, kind: Kind = .logits) {
    let bytes = npy(rows, width: width, descriptor: "<f4")
    self.init(model: model, source: MemorySource(bytes, name: model + ".npy"), kind: kind)
  }
}

extension Result {
  var error: Failure? { if case .failure(let error) = self { error } else { nil } }
}
