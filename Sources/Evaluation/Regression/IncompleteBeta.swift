import Glibc

/// The regularized incomplete beta function I_x(a, b), for a and b above 0 and x from 0 to 1.
///
/// By its continued fraction, evaluated with Lentz's method, on the side where that converges fast.
///
/// - Parameter rest: 1 - x, which the caller may know to more digits.
///
/// Source: DLMF, https://dlmf.nist.gov/8.17, (8.17.22) and (8.17.4); Lentz (1976), doi:10.1364/AO.15.000668.
func incompleteBeta(_ x: Double, rest: Double, _ a: Double, _ b: Double) -> Double {
  if x <= 0 { return 0 }
  if rest <= 0 { return 1 }
  if x > (a + 1) / (a + b + 2) { return 1 - incompleteBeta(rest, rest: x, b, a) }
  let logarithm = x < 0.5 ? log(x) : log1p(-rest)
  let logarithmOfRest = rest < 0.5 ? log(rest) : log1p(-x)
  let front = exp(a * logarithm + b * logarithmOfRest + lgamma(a + b) - lgamma(a) - lgamma(b)) / a
  return front / fraction(x, a, b)
}

/// The continued fraction 1 + d1/(1 + d2/(1 + …)) of the function.
private func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
  let tiny = 1e-300
  var value = 1.0
  var numerator = 1.0
  var denominator = 0.0
  for step in 1...10_000 {
    let term = coefficient(step, x, a, b)
    denominator = 1 + term * denominator
    denominator = 1 / (abs(denominator) < tiny ? tiny : denominator)
    numerator = 1 + term / numerator
    if abs(numerator) < tiny { numerator = tiny }
    value *= numerator * denominator
    if abs(numerator * denominator - 1) < 1e-16 { break }
  }
  return value
}

private func coefficient(_ step: Int, _ x: Double, _ a: Double, _ b: Double) -> Double {
  let m = Double(step / 2)
  if step.isMultiple(of: 2) { return m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)) }
  return -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
}
