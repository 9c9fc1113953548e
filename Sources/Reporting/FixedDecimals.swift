/// A number with so many decimals, 0 to 9, a half rounded away from zero, and a point in every locale.
///
/// Numbers too large for it (2^53 after scaling) and those that are not finite are written in full.
func fixed(_ number: Double, decimals: Int) -> String {
  let scale = (0..<max(0, min(decimals, 9))).reduce(1.0) { scale, _ in scale * 10 }
  let scaled = (number.magnitude * scale).rounded()
  guard scaled < 0x1p53 else { return number.description }
  let digits = String(UInt64(scaled))
  let sign = number < 0 && scaled > 0 ? "-" : ""
  guard decimals > 0 else { return sign + digits }
  let places = min(decimals, 9)
  let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
  return sign + padded.dropLast(places) + "." + padded.suffix(places)
}
