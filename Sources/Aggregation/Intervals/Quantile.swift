/// The middle value, or the mean of the two middle ones; nil of none.
func median(of values: [Double]) -> Double? {
  guard !values.isEmpty else { return nil }
  let sorted = values.sorted()
  let middle = sorted.count / 2
  return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
}

/// The value that a share of the sorted values lie below, interpolated between its neighbours; nil of none.
///
/// Source: definition 7 of Hyndman and Fan (1996), "Sample quantiles in statistical packages",
/// doi:10.1080/00031305.1996.10473566: what R, NumPy and spreadsheets do.
func quantile(_ share: Double, of sorted: [Double]) -> Double? {
  guard let last = sorted.last else { return nil }
  let place = share * Double(sorted.count - 1)
  let below = Int(place)
  guard below + 1 < sorted.count else { return last }
  return sorted[below] + (place - Double(below)) * (sorted[below + 1] - sorted[below])
}
