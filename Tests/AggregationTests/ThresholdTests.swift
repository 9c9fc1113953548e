import Aggregation
import Testing

@Suite struct ThresholdTests {
  private let rows = [(0, 7), (0, 3), (2, 1), (2, 4), (2, 0), (3, 9)].map {
    VoteTable.Row(image: $0.0, label: $0.1)
  }
  private let scores = [0.8, 0.95, 0.79, 0.1, 0.8.nextDown, 1]

  @Test func labelsAscendAndUnratedImagesKeepTheirOriginal() {
    let labels = Threshold.labels(scores: scores, rows: rows, originals: [5, 6, 7, nil, nil])
    #expect(labels == [[3, 7], [6], [], [9], []])
    #expect(
      Threshold.labels(scores: scores, rows: rows, originals: [5, 6, 7, nil, nil], threshold: 0)
        == [[3, 7], [6], [0, 1, 4], [9], []])
  }

  @Test func operatingPoints() {
    let points = OperatingPoint.points(scores: scores, rows: rows, thresholds: [0.05, 0.8, 0.9, 1.1])
    #expect(points.map(\.labels) == [6, 3, 2, 0])
    #expect(points.map(\.images) == [3, 3, 3, 3])
    #expect(points.map(\.empty) == [0, 1, 1, 3])
    #expect(points.map(\.several) == [2, 1, 0, 0])
    #expect(points.map(\.severalShare) == [2.0 / 3, 1.0 / 3, 0, 0])
    #expect(OperatingPoint.points(scores: [], rows: [], thresholds: [0.5])[0].severalShare == nil)
  }

  @Test func questionsWithoutAnswersHaveNoResult() throws {
    let table = try table(["yn", "..", "m."])
    let results = Threshold.results(scores: [0.8, 0.9, 0.7], of: table)
    #expect(results.map(\.question.image) == [0, 2])
    #expect(results.map(\.decision) == [.yes, .no])
    #expect(results.map(\.score) == [0.8, 0.7])
    #expect(results.map(\.tally) == [Tally(no: 1, yes: 1), Tally(maybe: 1)])
  }
}
