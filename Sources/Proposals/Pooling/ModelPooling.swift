import CPooling
import NumPyFiles

/// Reads one model's predictions from beginning to end and selects what it proposes.
final class ModelPooling {
  private let file: PredictionFile
  private let images: PredictedImages
  private let rule: PoolingRule
  /// The image whose numbers are kept; nil: none.
  private let explaining: Int?
  /// What C writes to, in memory that goes with this object.
  private var pool: cpl_pool
  private let perImage: Int
  private let wantedLogits: Int
  private let wantedProbabilities: Int
  private var explained: [Float] = []

  /// The most places that an error names.
  private static let mostPlaces = 5

  init(_ file: PredictionFile, _ images: PredictedImages, _ rule: PoolingRule, explaining: Int?) {
    (self.file, self.images, self.rule, self.explaining) = (file, images, rule, explaining)
    let all = images.count * images.labelCount
    // More of an image than it has labels is all of it.
    perImage = min(rule.perImage, images.labelCount)
    wantedProbabilities = perImage * images.count
    wantedLogits = file.kind == .logits ? wantedProbabilities : 0
    let slack = (rule.guessingRows + 1) * images.labelCount
    pool = cpl_pool()
    pool.logits = .allocated(wanted: wantedLogits, of: all, slack: slack)
    pool.probabilities = .allocated(wanted: wantedProbabilities, of: all, slack: slack)
    pool.kind = Int32(file.kind == .logits ? CPL_LOGITS : CPL_PROBABILITIES)
    pool.scratch = .allocate(capacity: images.labelCount)
    pool.top = .allocate(capacity: images.count)
    pool.not_finite = .allocated(places: Self.mostPlaces)
    pool.not_share = .allocated(places: Self.mostPlaces)
    pool.beyond = .allocated(places: Self.mostPlaces)
  }

  deinit {
    pool.logits.keys.deallocate()
    pool.probabilities.keys.deallocate()
    pool.scratch.deallocate()
    pool.top.deallocate()
    pool.not_finite.first.deallocate()
    pool.not_share.first.deallocate()
    pool.beyond.first.deallocate()
  }

  /// Selects from thresholds that are guessed after the first rows, as if the others were like them. Where too few are left
  /// the guess was wrong, and all is read again without one.
  func run() throws(ProposalError) -> PooledModel {
    try readAll(guessing: true)
    if pool.logits.count < wantedLogits || pool.probabilities.count < wantedProbabilities {
      pool.logits.removeAll(wanted: wantedLogits)
      pool.probabilities.removeAll(wanted: wantedProbabilities)
      (pool.not_finite.count, pool.not_share.count, pool.beyond.count) = (0, 0, 0)
      try readAll(guessing: false)
    }
    cut()
    try refuseStrangeNumbers()
    return PooledModel(
      file, tops: Array(UnsafeBufferPointer(start: pool.top, count: images.count)),
      labelCount: images.labelCount, passedOver: pool.not_finite.count,
      logits: pool.logits.positions, probabilities: pool.probabilities.positions,
      explained: explaining == nil ? nil : explained)
  }

  private func cut(toAtMost most: Int = .max) {
    cpl_keep(&pool.logits, min(most, wantedLogits))
    cpl_keep(&pool.probabilities, min(most, wantedProbabilities))
  }

  private func refuseStrangeNumbers() throws(ProposalError) {
    // They became infinite, which they are not.
    if pool.beyond.count > 0 {
      throw .beyondFloats(model: file.model, places(pool.beyond), count: pool.beyond.count)
    }
    if pool.not_finite.count > 0, !rule.allowsNonFinite {
      throw .notFinite(model: file.model, places(pool.not_finite), count: pool.not_finite.count)
    }
    if pool.not_share.count > 0 {
      throw .notProbabilities(model: file.model, places(pool.not_share), count: pool.not_share.count)
    }
  }

  private func places(_ strangers: cpl_strangers) -> [ProposalError.Place] {
    (0..<min(strangers.count, strangers.places)).map {
      let (image, label) = Int(strangers.first[$0].position).quotientAndRemainder(
        dividingBy: images.labelCount)
      return ProposalError.Place(image: image, label: label, value: strangers.first[$0].value)
    }
  }
}

// MARK: - Reading

extension ModelPooling {
  private func readAll(guessing: Bool) throws(ProposalError) {
    let reader = try opened()
    do throws(NumPyError) {
      switch reader.header.type {
      case .float16:
        try read(reader, guessing: guessing) { (halves: UnsafePointer<Float16>, count, numbers, _) in
          cpl_widen_half(UnsafeRawPointer(halves).assumingMemoryBound(to: UInt16.self), count, numbers)
        }
      case .float64:
        try read(reader, guessing: guessing) { (doubles: UnsafePointer<Double>, count, numbers, first) in
          cpl_narrow_double(doubles, count, numbers, UInt64(first), &pool.beyond)
        }
      default: try read(reader, guessing: guessing)
      }
    } catch {
      throw .file(model: file.model, error)
    }
  }

  /// The file, its header checked.
  private func opened() throws(ProposalError) -> ArrayReader {
    let reader: ArrayReader
    do throws(NumPyError) {
      reader = try file.open()
    } catch {
      throw .file(model: file.model, error)
    }
    let expected = [images.count, images.labelCount]
    guard reader.header.shape == expected else {
      throw .wrongShape(model: file.model, found: reader.header.shape, expected: expected)
    }
    guard [.float16, .float32, .float64].contains(reader.header.type) else {
      throw .wrongType(model: file.model, found: reader.header.type)
    }
    return reader
  }

  /// Numbers that need no conversion.
  private func read(_ reader: consuming ArrayReader, guessing: Bool) throws(NumPyError) {
    try reader.forEachChunk(row: images.labelCount) { (chunk: ArrayChunk<Float>) throws(NumPyError) in
      guard let rows = chunk.elements.baseAddress else { return }
      take(rows, chunk.elements.count, first: chunk.first, guessing: guessing)
    }
  }

  /// Numbers that are made floats, a chunk at a time.
  private func read<Number: NumPyElement>(
    _ reader: consuming ArrayReader, guessing: Bool,
    converting convert: (UnsafePointer<Number>, Int, UnsafeMutablePointer<Float>, _ first: Int) -> Void
  ) throws(NumPyError) {
    var numbers: [Float] = []
    try reader.forEachChunk(row: images.labelCount) { (chunk: ArrayChunk<Number>) throws(NumPyError) in
      guard let elements = chunk.elements.baseAddress else { return }
      let count = chunk.elements.count
      if numbers.count < count { numbers = Array(repeating: 0, count: count) }
      convert(elements, count, &numbers, chunk.first)
      take(numbers, count, first: chunk.first, guessing: guessing)
    }
  }

  /// Takes in whole rows; `first` is the number of the first of their elements.
  private func take(_ numbers: UnsafePointer<Float>, _ count: Int, first: Int, guessing: Bool) {
    let width = images.labelCount
    var row = first / width
    let end = (first + count) / width
    if let explaining, (row..<end).contains(explaining) {
      explained = Array(UnsafeBufferPointer(start: numbers + (explaining - row) * width, count: width))
    }
    let start = row
    while row < end {
      // The thresholds are guessed between two rows.
      let next = guessing && row < rule.guessingRows ? min(end, rule.guessingRows) : end
      row += cpl_take(&pool, numbers + (row - start) * width, next - row, width, row)
      if row < next { cutWhereFull() }
      if guessing, row == rule.guessingRows, row < images.count { cut(toAtMost: 2 * perImage * row) }
    }
  }

  private func cutWhereFull() {
    if pool.logits.isFull(labelCount: images.labelCount) { cpl_keep(&pool.logits, wantedLogits) }
    if pool.probabilities.isFull(labelCount: images.labelCount) {
      cpl_keep(&pool.probabilities, wantedProbabilities)
    }
  }
}

extension cpl_strangers {
  /// None yet, with room for the first few. They are to be freed.
  fileprivate static func allocated(places: Int) -> cpl_strangers {
    cpl_strangers(first: .allocate(capacity: places), places: places, count: 0)
  }
}
