import Aggregation
import Foundation
import NumPyFiles
import Testing

/// The published data of "Are we done with ImageNet?", read once for all tests.
///
/// It is looked for in the folder that REASSESS_DATA names, then in ../shared/real; without it these tests are
/// skipped. How the files are laid out is described beside them and in the NumPy readers' tests.
struct PublishedData {
  /// The ratings: 85 raters, 184,962 questions, five answers each.
  let ratings: VoteTable
  /// The answers of 78 of the same raters to the gold questions.
  let gold: VoteTable
  /// The answers of five experts to them.
  let experts: VoteTable
  /// The ids of the raters.
  let raterIDs: [Int]
  /// The published score of each question.
  let scores: [Double]
  /// The published labels of each image, ascending.
  let labels: [[Int]]
  /// The original label of each image.
  let originals: [Int?]

  static let folder: String? = {
    let named = ProcessInfo.processInfo.environment["REASSESS_DATA"]
    return [named, "../shared/real"].compactMap { $0 }
      .first { FileManager.default.fileExists(atPath: $0 + "/raters.npz") }
  }()

  /// Read at the first use; a failure to read fails every test that needs it.
  static let all = Result { try PublishedData() }

  /// The original label as a rater: asked about animals, which are the labels below 398.
  var original: OriginalLabelRater { OriginalLabelRater(originals: originals) { $0 < 398 } }

  private init() throws {
    let raters = try Answers("raters")
    let raterIDs = raters.ids
    let gold = try Answers("raters_golden")
    ratings = try raters.table()
    self.raterIDs = raterIDs
    self.gold = try gold.table(raterCount: raterIDs.count) { id in try #require(raterIDs.firstIndex(of: id)) }
    experts = try Answers("golden").table()
    scores = try Self.archive("scores").array("tensor").values(of: Double.self)
    labels = try Self.json("real", [[Int]].self).map { $0.sorted() }
    originals = try Self.json("ilsvrc2012_val_labels", [Int].self)
  }

  fileprivate static func archive(_ name: String) throws -> NumPyArchive {
    try NumPyArchive(path: #require(folder) + "/\(name).npz")
  }

  private static func json<Value: Decodable>(_ name: String, _: Value.Type) throws -> Value {
    let file = URL(filePath: try #require(folder)).appending(path: "\(name).json")
    return try JSONDecoder().decode(Value.self, from: Data(contentsOf: file))
  }
}

/// Where numbers are not 0. Nearly all are, so many at once are compared: tests are not optimized.
private func placesNotZero(_ numbers: UnsafeBufferPointer<Double>) -> [Int] {
  let zeros = [Double](repeating: 0, count: 16)
  var places: [Int] = []
  guard let base = numbers.baseAddress else { return [] }
  for start in stride(from: 0, to: numbers.count, by: zeros.count) {
    let end = min(start + zeros.count, numbers.count)
    guard memcmp(base + start, zeros, (end - start) * MemoryLayout<Double>.size) != 0 else { continue }
    places += (start..<end).filter { numbers[$0] != 0 }
  }
  return places
}

/// One file of answers: raters x questions x (no, maybe, yes), 1 where that was the answer.
private struct Answers {
  let ids: [Int]
  private let rows: [VoteTable.Row]
  /// For each rater the questions answered, and the answers.
  private var given: [[(question: Int, answer: Int)]]

  init(_ name: String) throws {
    let archive = try PublishedData.archive(name)
    ids = try archive.array("ids").values(of: Int64.self).map { Int($0) }
    rows = try Self.rows(archive)
    given = [[(question: Int, answer: Int)]](repeating: [], count: ids.count)
    let cellsPerRater = 3 * rows.count
    try archive.array("tensor").forEachChunk(of: Double.self) { (chunk) throws(NumPyError) in
      for place in placesNotZero(chunk.elements) {
        guard chunk.elements[place] == 1 else { throw chunk.refusal("neither 0 nor 1", at: place) }
        let cell = chunk.first + place
        given[cell / cellsPerRater].append((cell % cellsPerRater / 3, cell % 3))
      }
    }
  }

  /// Images are numbered from 0 by the number in their name: `ILSVRC2012_val_00000001.JPEG` is 0.
  private static func rows(_ archive: NumPyArchive) throws -> [VoteTable.Row] {
    var numbers: [Int] = []
    try archive.array("info").forEachText { (text) throws(NumPyError) in
      let digits = text.index.isMultiple(of: 2) ? String(text.string.dropFirst(15).prefix(8)) : text.string
      guard let number = Int(digits) else { throw text.refusal("no number") }
      numbers.append(number)
    }
    return stride(from: 0, to: numbers.count, by: 2).map {
      VoteTable.Row(image: numbers[$0] - 1, label: numbers[$0 + 1])
    }
  }

  /// The answers as a table; of more raters, where others give the numbers.
  func table(raterCount: Int? = nil, number: ((_ id: Int) throws -> Int)? = nil) throws -> VoteTable {
    var builder = try VoteMatrix.Builder(
      raterCount: raterCount ?? ids.count, answerCount: 3, questionCount: rows.count)
    for (place, answers) in given.enumerated() {
      let rater = try number?(ids[place]) ?? place
      for (question, answer) in answers {
        try builder.append(rater: rater, answer: answer, question: question)
      }
    }
    return try VoteTable(rows: rows, matrix: builder.build())
  }
}
