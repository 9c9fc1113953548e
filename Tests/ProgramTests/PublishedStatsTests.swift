import Foundation
import PublishedFixture
import Testing

/// What `reassess stats` says of the published answers.
enum PublishedReport {
  typealias Row = [String: Cell?]

  /// Of the archives, computed once for all tests.
  static let tables = Result<[String: [Row]], any Error> {
    let data = try #require(PublishedFolder.path)
    return try read(
      "--npz", data, "--original", data + "/" + PublishedFolder.originals)
  }

  /// Intervals are tested elsewhere: one draw suffices.
  static func read(_ input: String...) throws -> [String: [Row]] {
    let output = try Programs.run(["stats", "--format", "json", "--draws", "100"] + input)
    try #require(output.code == 0, "\(output.messages)")
    return try JSONDecoder().decode([String: [Row]].self, from: Data(output.data.utf8))
  }

  enum Cell: Decodable, Equatable {
    case number(Double)
    case text(String)

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      self =
        if let number = try? value.decode(Double.self) { .number(number) } else {
          .text(try value.decode(String.self))
        }
    }
  }
}

/// `reassess stats --npz` on the published archives: every figure that was found for them by other means.
@Suite(.enabled(if: PublishedFolder.path != nil, Comment(rawValue: PublishedFolder.missing)))
struct PublishedStatsTests {
  private typealias Row = PublishedReport.Row
  private struct OtherCell: Error { let column: String }

  /// The rows of a table whose cells are as told.
  private func rows(_ table: String, where cells: [String: String] = [:]) throws -> [Row] {
    let rows = try #require(PublishedReport.tables.get()[table])
    return rows.filter { row in cells.allSatisfy { row[$0.key] == .text($0.value) } }
  }

  private func texts(_ column: String, _ rows: [Row]) throws -> [String] {
    try rows.map { row in
      guard case .text(let text)?? = row[column] else { throw OtherCell(column: column) }
      return text
    }
  }

  /// One number a row, rounded.
  private func numbers(_ column: String, _ digits: Int, _ rows: [Row]) throws -> [Double] {
    let scale = pow(10, Double(digits))
    return try rows.map { row in
      guard case .number(let number)?? = row[column] else { throw OtherCell(column: column) }
      return (number * scale).rounded() / scale
    }
  }

  @Test(
    arguments: [
      ("raters", [0.791401, 0.645233, 0.412012, 0.493331, 0.486485, 0.412012, 0.517219, 0.546827]),
      ("raters on gold", [nil, nil, 0.429571, 0.477757, 0.505445, 0.429578, 0.526739, 0.538573]),
      ("experts", [nil, nil, 0.732107, 0.732107, 0.732107, 0.732154, 0.732154, 0.732154]),
    ] as [(String, [Double?])])
  func agreement(_ group: String, _ expected: [Double?]) throws {
    let values = try numbers("value", 6, rows("agreement", where: ["of": group]))
    #expect(values.count == expected.count)
    for (value, expected) in zip(values, expected) { #expect(expected == nil || value == expected) }
  }

  @Test(
    arguments: [
      ("all experts", [0.857, 0.95, 0.832, 0.911, 0.862], [0.968, 0.69, 0.98, 0.871, 0.859]),
      ("other experts", [0.714, 0.911, 0.685, 0.806, 0.757], [0.962, 0.68, 0.976, 0.857, 0.842]),
    ])
  func experts(_ basis: String, _ precision: [Double], _ recall: [Double]) throws {
    let rows = try rows("gold", where: ["who": "expert", "basis": basis])
    #expect(try texts("name", rows) == ["168", "121", "170", "115", "156"])
    #expect(try numbers("precision", 3, rows) == precision)
    #expect(try numbers("recall", 3, rows) == recall)
  }

  @Test(
    arguments: [
      ("precision", [0.833, 0.856, 0.216, 1]), ("recall", [0.513, 0.540, 0.044, 0.911]),
      ("precisionWithMaybe", [0.717, 0.757, 0.219, 0.862]),
      ("recallWithMaybe", [0.679, 0.690, 0.286, 0.984]),
    ])
  func ratersOnGold(_ figure: String, _ expected: [Double]) throws {
    let row = try #require(rows("spread", where: ["figure": figure]).first)
    #expect(row["raters"] == .number(78))
    let columns = ["mean", "median", "least", "greatest"]
    #expect(try columns.flatMap { try numbers($0, 3, [row]) } == expected)
  }

  @Test func theOriginalLabel() throws {
    let rows = try rows("gold", where: ["who": "original"])
    #expect(try numbers("precision", 4, rows) == [0.7871, 0.5952, 0.8584])
    #expect(try numbers("recall", 4, rows) == [0.4919, 0.4808, 0.4949])
    #expect(rows[0]["right"] == .number(122) && rows[0]["said"] == .number(155))
  }

  @Test func theScores() throws {
    let all = try rows("thresholds")
    let usual = [0.5, 0.8, 0.9, 0.95, 0.99]
    let rows = all.filter { row in usual.contains { row["threshold"] == .number($0) } }
    #expect(try numbers("precision", 4, rows) == [0.8423, 0.8977, 0.9104, 0.9219, 0.9464])
    #expect(try numbers("recall", 4, rows) == [0.8185, 0.7782, 0.7379, 0.7137, 0.6411])
    let curves = try self.rows("curve")
    #expect(try texts("basis", curves) == ["in-sample", "leaving one image out"])
    #expect(try numbers("averagePrecision", 4, curves) == [0.8932, 0.891])
    #expect(try numbers("bestF1", 4, curves)[0] == 0.8387)
    #expect(try numbers("bestThreshold", 4, curves)[0] == 0.7924)
  }

  @Test func operatingPoints() throws {
    let usual = [0.5, 0.7, 0.8, 0.9, 0.95]
    let rows = try rows("thresholds").filter { row in
      usual.contains { row["threshold"] == .number($0) }
    }
    #expect(try numbers("labels", 0, rows) == [37_393, 34_273, 32_442, 30_038, 28_151])
    #expect(try numbers("empty", 0, rows) == [1930, 2641, 3163, 4003, 4865])
    #expect(try numbers("severalShare", 3, rows) == [0.392, 0.332, 0.299, 0.258, 0.229])
  }

  @Test func agreementOfRatersWithTheResultAndTheOthers() throws {
    let result = try rows("spread", where: ["figure": "resultAgreement"])
    let columns = ["together", "mean", "least", "greatest"]
    #expect(try columns.flatMap { try numbers($0, 4, result) } == [0.9072, 0.8963, 0.1921, 1])
    let others = try rows("spread", where: ["figure": "sameAnswer"])
    #expect(try numbers("together", 4, others) + numbers("least", 4, others) == [0.8879, 0.1056])
  }

  @Test func raterWhoSaysYesToNearlyEverything() throws {
    let raters = try rows("raters")
    #expect(raters.count == 85)
    #expect(raters.indices.filter { raters[$0]["signs"] != .number(0) } == [48])
    #expect(raters[48]["rater"] == .text("145"))
    #expect(try numbers("sameAnswer", 4, [raters[48]]) == [0.1056])
    let signs = try rows("signs")
    #expect(try texts("sign", signs) == ["oneAnswer", "chanceAgreement", "chanceAccuracy"])
    #expect(try texts("reason", signs)[0].contains("answers yes to 1936 of 1952 questions"))
    #expect(try numbers("confidence", 6, signs) == [0.999412, 0.999412, 0.999412])
  }

  @Test func sameQuestionAgain() throws {
    let rows = try rows("repeats")
    #expect(try numbers("no", 0, rows) == [3970, 188, 102])
    #expect(try numbers("maybe", 0, rows) == [173, 246, 58])
    #expect(try numbers("yes", 0, rows) == [105, 76, 579])
    let consistency = try self.rows("spread", where: ["figure": "consistency"])
    #expect(try numbers("together", 4, consistency) + numbers("answers", 0, consistency) == [0.8723, 5497])
  }

  @Test func whatWasRead() throws {
    let about = try #require(rows("about").first)
    #expect(about["raters"] == .number(85) && about["answers"] == .number(924_810))
    #expect(about["questions"] == .number(184_962) && about["images"] == .number(24_889))
    #expect(about["goldQuestions"] == .number(1135) && about["goldTrue"] == .number(248))
    #expect(about["expertMaybes"] == .number(0))
    #expect(about["method"] == .text("gold") && about["note"] == .some(nil))
  }
}
