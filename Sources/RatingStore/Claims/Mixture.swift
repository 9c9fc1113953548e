import Ratings

/// Spreads a share of tasks among a rater's turns: one in each block of turns, at a place that nobody foresees
/// who does not know the rule.
///
/// The place follows from the rater's name and the block, so that it needs no memory and no chance.
struct Mixture {
  private let blockLength: Int
  private let salt: UInt64

  /// One turn in 1/`share`; none when the share is 0 or less. Mixtures with different salts go different ways.
  init(share: Double, salt: UInt64) {
    blockLength = share > 0 ? Int(max(1, (1 / share).rounded()).clamped(to: 1e9)) : 0
    self.salt = salt
  }

  /// Whether the rater's turn, counted from 0, is one of the share.
  func isDue(turn: Int, rater: RaterName) -> Bool {
    guard blockLength > 0 else { return false }
    let (block, place) = turn.quotientAndRemainder(dividingBy: blockLength)
    return UInt64(place) == hash(rater, UInt64(block)) % UInt64(blockLength)
  }

  /// FNV-1a over the name, the block and the salt, and a last mixing (splitmix64's).
  private func hash(_ rater: RaterName, _ block: UInt64) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in rater.description.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    for word in [block, salt] { hash = (hash ^ word) &* 0x100_0000_01B3 }
    hash = (hash ^ hash >> 30) &* 0xBF58_476D_1CE4_E5B9
    hash = (hash ^ hash >> 27) &* 0x94D0_49BB_1331_11EB
    return hash ^ hash >> 31
  }
}

extension Double {
  fileprivate func clamped(to most: Double) -> Double { min(self, most) }
}
