/// What was measured again and again: milliseconds, bytes, anything that has a middle.
struct Samples {
  private(set) var values: [Double] = []

  var count: Int { values.count }
  var median: Double { percentile(50) }
  /// All in the order of size, for reports that want more than two numbers.
  var sorted: [Double] { values.sorted() }

  mutating func add(_ value: Double) { values.append(value) }

  /// The smallest value that so many per cent of all do not exceed: the nearest rank, never a value in between.
  func percentile(_ percent: Int) -> Double {
    guard !values.isEmpty else { return .nan }
    let rank = (values.count * percent + 99) / 100
    return sorted[max(rank, 1) - 1]
  }
}

/// A number as people read it in a table: three digits that count.
func figure(_ value: Double) -> String {
  guard value.isFinite else { return "–" }
  guard value >= 0 else { return "-" + figure(-value) }
  let decimals = value >= 100 ? 0 : value >= 10 ? 1 : 2
  let scale = [1.0, 10.0, 100.0][decimals]
  let whole = Int((value * scale).rounded())
  guard decimals > 0 else { return grouped(whole) }
  let fraction = String(whole % Int(scale))
  return "\(whole / Int(scale))." + String(repeating: "0", count: decimals - fraction.count) + fraction
}

/// A whole number with a comma between thousands.
func grouped(_ number: Int) -> String {
  let digits = Array(String(number))
  var text = ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index).isMultiple(of: 3), digits[index - 1] != "-" { text += "," }
    text.append(digit)
  }
  return text
}
