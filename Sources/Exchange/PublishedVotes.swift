import Aggregation
import NumPyFiles
import Ratings

extension PublishedArchive {
  /// Reads `tensor`: the answers of some of the raters, numbered as in `raterIDs`; of others none.
  ///
  /// - Parameter progress: told from 0 to 1 how much has been read.
  func votes(
    of raterIDs: [Int], progress: (Double) -> Void = { _ in }
  ) throws(ExchangeError) -> VoteMatrix {
    let builder = try inTensor { () throws(AggregationError) in
      var builder = try VoteMatrix.Builder(
        raterCount: raterIDs.count, answerCount: Answer.allCases.count, questionCount: questionCount)
      // More than the usual five a question; what is not used takes no memory.
      builder.reserveCapacity(8 * min(questionCount, 1 << 20))
      return builder
    }
    let numbers = Dictionary(uniqueKeysWithValues: zip(raterIDs, raterIDs.indices))
    var scan = CellScan(ids: ids, numbers: ids.map { numbers[$0] }, questionCount: questionCount, builder)
    do throws(NumPyError) {
      let tensor = try archive.array("tensor")
      let count = Double(tensor.header.count)
      try tensor.forEachChunk(of: Double.self) { (chunk) throws(NumPyError) in
        try scan.read(chunk)
        progress(Double(chunk.first + chunk.elements.count) / count)
      }
    } catch {
      throw ExchangeError(error)
    }
    return try inTensor { () throws(AggregationError) in try scan.builder.build() }
  }

  private func inTensor<Value>(
    _ body: () throws(AggregationError) -> Value
  ) throws(ExchangeError) -> Value {
    do throws(AggregationError) {
      return try body()
    } catch {
      throw self.error("tensor.npy", error.description)
    }
  }
}

/// Goes through cells, raters x questions x answers, nearly all of which are 0.
private struct CellScan {
  private(set) var builder: VoteMatrix.Builder
  private let ids: [Int]
  /// The number of each rater; nil: not wanted.
  private let numbers: [Int?]
  private let cellsPerRater: Int
  /// The rater whose cells these are, and where they begin.
  private var rater = 0
  private var start = 0
  /// The rater's question that was answered last.
  private var lastQuestion = -1

  init(ids: [Int], numbers: [Int?], questionCount: Int, _ builder: VoteMatrix.Builder) {
    self.ids = ids
    self.numbers = numbers
    self.builder = builder
    cellsPerRater = questionCount * Answer.allCases.count
  }

  mutating func read(_ chunk: ArrayChunk<Double>) throws(NumPyError) {
    var place = 0
    while let next = nextNotZero(chunk.elements, from: place) {
      try take(chunk, next)
      place = next + 1
    }
  }

  /// Adds the answer that a cell stands for.
  private mutating func take(_ chunk: ArrayChunk<Double>, _ place: Int) throws(NumPyError) {
    let value = chunk.elements[place]
    guard value == 1 else {
      if value == 0 { return }
      throw chunk.refusal("\(value) is neither 0 nor 1", at: place)
    }
    let cell = chunk.first + place
    while cell - start >= cellsPerRater {
      (rater, start, lastQuestion) = (rater + 1, start + cellsPerRater, -1)
    }
    let (question, answer) = (cell - start).quotientAndRemainder(dividingBy: Answer.allCases.count)
    guard question != lastQuestion else {
      throw chunk.refusal("rater \(ids[rater]) has two answers to question \(question)", at: place)
    }
    lastQuestion = question
    guard let number = numbers[rater] else { return }
    do throws(AggregationError) {
      try builder.append(rater: number, answer: answer, question: question)
    } catch {
      throw chunk.refusal(error.description, at: place)
    }
  }
}

/// The first cell from a place on whose bits are not those of 0; looked for in blocks, since nearly all are.
private func nextNotZero(_ cells: UnsafeBufferPointer<Double>, from place: Int) -> Int? {
  guard let base = cells.baseAddress else { return nil }
  let blockSize = 16
  var place = place
  while place + blockSize <= cells.count {
    var all: UInt64 = 0
    for cell in place..<place + blockSize { all |= base[cell].bitPattern }
    if all != 0 { break }
    place += blockSize
  }
  while place < cells.count, base[place].bitPattern == 0 { place += 1 }
  return place < cells.count ? place : nil
}
