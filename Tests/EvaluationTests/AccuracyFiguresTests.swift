import Aggregation
import Evaluation
import Testing

@Suite("Accuracy of a model")
struct AccuracyFiguresTests {
  /// Five images: right twice over, right by ReaL alone, right by the original alone, without ReaL labels, without an
  /// original label.
  private func references() throws -> ReferenceLabels {
    try ReferenceLabels(originals: [1, 2, 3, 4, nil], real: [[1, 5], [0, 6, 7], [3], [], [9]])
  }

  @Test("Empty ReaL sets and missing original labels are left out")
  func accuracies() throws {
    let figures = try AccuracyFigures(
      ModelPredictions(model: "a", labels: [1, 0, 2, 4, 9]), by: references(), topK: 1)
    #expect(figures.original == Share(2, of: 4))
    #expect(figures.real == Share(3, of: 4))
    #expect(figures.preference.modelAlone == 1)
    #expect(figures.preference.originalAlone == 1)
    #expect(figures.preference.images == 3)
  }

  @Test("Later predictions count where the first is right and enough labels are there")
  func laterPredictions() throws {
    let labels: [UInt32] = [1, 5, 2, 0, 6, 9, 2, 3, 4, 4, 1, 2, 9, 1, 2]
    let figures = try AccuracyFigures(
      ModelPredictions(model: "a", depth: 3, labels: labels), by: references(), topK: 3)
    #expect(figures.later.map(\.share) == [Share(2, of: 2), Share(0, of: 1)])
    #expect(figures.realTopK == Share(4, of: 4))
    #expect(figures.originalTopK == Share(3, of: 4))
  }

  @Test("Other numbers of images, and labels that are none, are refused")
  func refusals() throws {
    #expect(throws: EvaluationError.labelTwice(3, image: 1)) {
      try ReferenceLabels(originals: [nil, nil], real: [[], [3, 3]])
    }
    #expect(throws: EvaluationError.notALabel(-1, image: 0)) {
      try ReferenceLabels(originals: [-1], real: [[]])
    }
    #expect(throws: EvaluationError.unevenPredictions(model: "a")) {
      try ModelPredictions(model: "a", depth: 2, labels: [1, 2, 3])
    }
    #expect(throws: EvaluationError.self) {
      try AccuracyFigures(ModelPredictions(model: "a", labels: [1]), by: references())
    }
  }
}
