import NumPyFiles
import Proposals

/// Logits of models that do not exist, as many and as large as the paper's: of each image some labels stand out, mostly the
/// same for all models.
struct GeneratedPredictions {
  static let images = 50_000
  static let labels = 1000
  /// The images' original labels.
  static let originals: [Int?] = (0..<images).map { $0 % labels }

  let folder: String
  let models: Int

  /// The files, one a model.
  var paths: [String] { (0..<models).map { "\(folder)/model-\($0 + 10).npy" } }

  /// Writes all files.
  func write() throws {
    for (number, path) in paths.enumerated() {
      try writeArray(to: PlainFileSink(path), of: .float32, shape: [Self.images, Self.labels]) {
        array throws(NumPyError) in
        var random = Words(seed: UInt64(number + 1))
        for image in 0..<Self.images { try array.append(Self.row(of: image, &random)) }
      }
    }
  }

  private static func row(of image: Int, _ random: inout Words) -> [Float] {
    var row = [Float](unsafeUninitializedCapacity: labels) { row, count in
      for label in 0..<labels { row[label] = random.nextNearlyNormal() }
      count = labels
    }
    var shared = Words(seed: UInt64(image + 1000))
    let seen = 1 + Int(shared.next() % 8)
    for place in 0..<seen {
      let label = place == 0 ? image % labels : Int(shared.next() % UInt64(labels))
      row[label] += 10 - Float(place) + 2 * random.nextNearlyNormal()
    }
    return row
  }
}

/// Random words, quickly (xorshift).
private struct Words {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }

  /// The sum of four draws: mean 0, deviation 1, within ±3.5.
  mutating func nextNearlyNormal() -> Float {
    let word = next()
    let sum = (word & 0xFFFF) + (word >> 16 & 0xFFFF) + (word >> 32 & 0xFFFF) + (word >> 48)
    return (Float(sum) - 131_070) * (1.732_05 / 65_535)
  }
}
