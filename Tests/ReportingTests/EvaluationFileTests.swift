import Aggregation
import Evaluation
import JSONLines
import Reporting
import Testing

@Suite("results/evaluation.json")
struct EvaluationFileTests {
  private func result() throws -> EvaluationResult {
    let references = try ReferenceLabels(originals: [0, 1, 2, nil], real: [[0, 2], [2], [], [1]])
    let models = try (0..<2).map {
      try ModelPredictions(
        model: "m\"\($0)<b>", depth: 3, labels: [0, 2, 1, 2, 1, 0, 1, 2, 0, 1, 0, UInt32($0 + 1)])
    }
    var all = try models.map { EvaluatedModel(try AccuracyFigures($0, by: references, topK: 3)) }
    all[1].ensemble = ["a", "b,c"]
    all += (0..<7).map {
      EvaluatedModel(
        AccuracyPoint(
          model: "t\($0)@224", original: 0.5 + Double($0) / 30, real: 0.6 + Double($0 * $0 % 5) / 30))
    }
    var result = try EvaluationResult(models: all)
    result.references = references.counts
    result.oracle = OracleComparison(models, by: references)
    result.pairs = references.pairs
    result.regression = try AccuracyRegression(all.compactMap(\.point), by: .cut(0.6), permutations: 20)
    result.labelNames = [0: "a\u{1B}[31m", 2: "</script>"]
    return result
  }

  @Test("What is written is read back equal")
  func roundTrip() throws {
    let result = try result()
    let bytes = EvaluationFile.bytes(result)
    #expect(try EvaluationFile.read(bytes, name: "evaluation.json") == result)
    let tables = try EvaluationResult(models: Array(result.models.dropFirst(2)))
    #expect(try EvaluationFile.read(EvaluationFile.bytes(tables), name: "evaluation.json") == tables)
  }

  @Test("What is missing or does not fit is told with its line")
  func damage() throws {
    let text = String(decoding: EvaluationFile.bytes(try result()), as: UTF8.self)
    for (old, new) in [
      ("\"right\":[1,1]", "\"right\":[1]"), ("\"model\":\"t0@224\"", "\"modle\":\"t0@224\""),
      ("\"first\":0", "\"fist\":0"),
    ] {
      #expect(text.contains(old))
      let damaged = Array(text.replacing(old, with: new).utf8)
      let problem = #expect(throws: FileProblem.self) {
        try EvaluationFile.read(damaged, name: "evaluation.json")
      }
      #expect(problem?.line != nil)
    }
    let twice = Array(text.replacing("\"model\":\"t0@224\"", with: "\"model\":\"t1@224\"").utf8)
    #expect(throws: FileProblem.self) { try EvaluationFile.read(twice, name: "evaluation.json") }
  }
}
