import CPooling
public import NumPyFiles

/// The labels of a model's greatest numbers for each image, the greatest first; of equal numbers the lower label first.
public struct RankedLabels: Sendable {
  /// How many labels each image has here.
  public let depth: Int
  /// The labels: `depth` of the first image, then those of the next; `UInt32.max` where there are no more labels.
  public let labels: [UInt32]

  /// Ranks the numbers of one model, or the mean numbers of several: an ensemble.
  ///
  /// Means are sums of 64-bit numbers in the order of the models, which rank as their means do. A number that is NaN or
  /// infinite is refused; so is a probability below 0 or above 1.
  /// - Parameters:
  ///   - models: arrays of images x labels, all of one shape; at least one.
  ///   - kind: what the numbers are.
  ///   - depth: how many labels are wanted of each image; 1 or more.
  ///   - processors: how many threads may work.
  ///   - progress: told now and then how much has been begun, from 0 to 1.
  public init(
    _ models: [ArrayRows], kind: PredictionFile.Kind = .logits, depth: Int, processors: Int = processorCount,
    progress: (Double) -> Void = { _ in }
  ) throws(NumPyError) {
    for model in models where ![.float16, .float32, .float64].contains(model.header.type) {
      throw model.refusal(
        "the numbers are \(model.header.type), and f2, f4 or f8 is needed", row: 0, column: 0)
    }
    let (rowCount, depth) = (models[0].rowCount, depth)
    let span = max(1, (rowCount + Self.spans - 1) / Self.spans)
    let parts = onThreads((rowCount + span - 1) / span, threads: processors, progress: progress) { number in
      Result { () throws(NumPyError) in
        try RowRanking(models, kind, depth).labels(of: number * span..<min(rowCount, (number + 1) * span))
      }
    }
    var labels: [UInt32] = []
    labels.reserveCapacity(rowCount * depth)
    for part in parts { labels += try part.get() }
    (self.depth, self.labels) = (depth, labels)
  }

  /// Into so many parts images are divided, more than there are threads, so that none has long to wait for the last.
  private static let spans = 32
}

/// Ranks rows through one buffer.
private struct RowRanking {
  private let models: [ArrayRows]
  private let kind: PredictionFile.Kind
  private let depth: Int

  init(_ models: [ArrayRows], _ kind: PredictionFile.Kind, _ depth: Int) {
    (self.models, self.kind, self.depth) = (models, kind, depth)
  }

  /// So many bytes are read at once: they stay in a core's own cache.
  private static let blockSize = 1 << 18

  func labels(of rows: Range<Int>) throws(NumPyError) -> [UInt32] {
    let width = models[0].columnCount
    let most = max(1, Self.blockSize / max(1, models[0].rowSize))
    var labels = [UInt32](repeating: .max, count: rows.count * depth)
    let numbers = UnsafeMutableRawBufferPointer.allocate(
      byteCount: most * models[0].columnCount * 8, alignment: 64)
    defer { numbers.deallocate() }
    for first in stride(from: rows.lowerBound, to: rows.upperBound, by: most) {
      let block = first..<min(first + most, rows.upperBound)
      let done = try labels.withUnsafeMutableBufferPointer { labels throws(NumPyError) in
        guard let places = labels.baseAddress, width > 0 else { return block.count }
        return try rank(block, numbers, into: places + (first - rows.lowerBound) * depth)
      }
      if done < block.count { throw try strangeNumber(inRow: first + done, numbers) }
    }
    return labels
  }

  /// Ranks rows; tells how many, fewer where the next has a number that is none.
  private func rank(
    _ rows: Range<Int>, _ room: UnsafeMutableRawBufferPointer, into places: UnsafeMutablePointer<UInt32>
  ) throws(NumPyError) -> Int {
    let (count, width, most) = (rows.count, models[0].columnCount, Int32(depth))
    if models.count == 1, models[0].header.type == .float32 {
      let bytes = UnsafeMutableRawBufferPointer(rebasing: room[..<(count * width * 4)])
      try models[0].read(rows, into: bytes)
      let numbers = bytes.bindMemory(to: Float.self)
      try check(numbers, of: models[0], rows)
      return cpl_rank_floats(numbers.baseAddress, count, width, most, places)
    }
    let sums = room.bindMemory(to: Double.self)
    for (place, model) in models.enumerated() { try add(model, rows, to: sums, isFirst: place == 0) }
    return cpl_rank_doubles(sums.baseAddress, count, width, most, places)
  }

  /// Adds a model's numbers of some rows to sums.
  private func add(
    _ model: ArrayRows, _ rows: Range<Int>, to sums: UnsafeMutableBufferPointer<Double>, isFirst: Bool
  ) throws(NumPyError) {
    let count = rows.count * model.columnCount
    let bytes = UnsafeMutableRawBufferPointer.allocate(
      byteCount: count * model.header.type.size, alignment: 64)
    defer { bytes.deallocate() }
    try model.read(rows, into: bytes)
    if isFirst { for place in 0..<count { sums[place] = 0 } }
    switch model.header.type {
    case .float16: try add(bytes.bindMemory(to: Float16.self), of: model, rows, to: sums)
    case .float32: try add(bytes.bindMemory(to: Float.self), of: model, rows, to: sums)
    default: try add(bytes.bindMemory(to: Double.self), of: model, rows, to: sums)
    }
  }

  @inline(__always)
  private func add(
    _ numbers: UnsafeMutableBufferPointer<some BinaryFloatingPoint>, of model: ArrayRows, _ rows: Range<Int>,
    to sums: UnsafeMutableBufferPointer<Double>
  ) throws(NumPyError) {
    try check(numbers, of: model, rows)
    for place in numbers.indices { sums[place] += Double(numbers[place]) }
  }

  /// Refuses numbers of a model's rows that no probability is, where they are to be probabilities.
  @inline(__always)
  private func check<Number: BinaryFloatingPoint>(
    _ numbers: UnsafeMutableBufferPointer<Number>, of model: ArrayRows, _ rows: Range<Int>
  ) throws(NumPyError) {
    guard kind == .probabilities, let place = numbers.firstIndex(where: { $0 < 0 || $0 > 1 }) else { return }
    let (row, label) = place.quotientAndRemainder(dividingBy: model.columnCount)
    throw model.refusal(
      "image \(rows.lowerBound + row), label \(label) (from 0): the number is below 0 or above 1, which no probability is",
      row: rows.lowerBound + row, column: label)
  }

  /// The error for a row in which some model has a number that is NaN or infinite, or the models' sum is.
  private func strangeNumber(inRow row: Int, _ room: UnsafeMutableRawBufferPointer) throws(NumPyError)
    -> NumPyError
  {
    let sums = room.bindMemory(to: Double.self)
    for model in models {
      try add(model, row..<row + 1, to: sums, isFirst: true)
      if let column = (0..<model.columnCount).first(where: { !sums[$0].isFinite }) {
        return model.refusal(
          "image \(row), label \(column) (from 0): the number is NaN or infinite", row: row, column: column)
      }
    }
    return models[0].refusal(
      "image \(row) (from 0): the sums of the models are infinite", row: row, column: 0)
  }
}
