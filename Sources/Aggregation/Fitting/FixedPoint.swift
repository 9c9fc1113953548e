/// Real numbers as whole ones: multiplied by a power of two, then rounded.
///
/// Sums of whole numbers are the same in every order. So neither the order of questions and raters nor the
/// number of threads changes a bit of what is fitted.
struct FixedPoint: Equatable, Sendable {
  /// The power of two.
  let scale: Double

  /// The finest scale, up to 2^40, in which sums up to `greatest` stay below 2^62.
  init(sumsUpTo greatest: Double) {
    var scale = 0x1p40
    while scale > 1, greatest * scale >= 0x1p62 { scale /= 2 }
    self.scale = scale
  }

  /// The whole number for a real one.
  func whole(_ number: Double) -> Int64 { Int64((number * scale).rounded()) }

  /// The real number of a whole one.
  func real(_ whole: Int64) -> Double { Double(whole) / scale }
}
