import Aggregation
import Foundation
import NumPyFiles
import PublishedFixture
import Testing

@testable import Exchange

/// Writing results in the published layout.
@Suite struct PublishedResultsTests {
  private func read(_ files: PublishedFiles, in scratch: Scratch) throws -> PublishedAnswers {
    try files.write(to: scratch.path)
    return try PublishedAnswers(folder: scratch.path, originals: scratch.path + "/originals")
  }

  @Test func scoresAreWrittenBesideTheQuestions() throws {
    let scratch = try Scratch()
    _ = try read(PublishedFiles(), in: scratch)
    let sink = MemorySink(name: "scores.npz")
    let scores = [0.1, 1 / 3, .nan, 1]
    try writePublishedScores(scores, ofAnswersIn: scratch.path, to: sink)
    let archive = try NumPyArchive(MemorySource(sink.bytes, name: "scores.npz"))
    #expect(archive.names == ["tensor", "info"])
    let tensor = try archive.array("tensor").values(of: Double.self)
    #expect(tensor.map(\.bitPattern) == scores.map(\.bitPattern))
    let info = try NumPyArchive(path: scratch.path + "/raters.npz").array("info").texts()
    #expect(try archive.array("info").texts() == info)
  }

  @Test func labelsReachTheThreshold() throws {
    let answers = try read(PublishedFiles(), in: Scratch())
    #expect(answers.labels(scores: [0.8, 0.79, .nan, 0.9], threshold: 0.8) == [[1], [4], [999]])
    #expect(answers.labels(scores: [0.8, 0.9, 0, .nan], threshold: 0.8) == [[], [4, 999], [999]])
  }

  @Test func legacyOrder() throws {
    var files = PublishedFiles()
    files.raters.questions = ["9", "17", "1", "3"].map { ("ILSVRC2012_val_00000002.JPEG", $0) }
    let answers = try read(files, in: Scratch())
    let scores = [1.0, 1, 1, 0.1]
    #expect(answers.labels(scores: scores, threshold: 0.8)[1] == [1, 9, 17])
    // 9 & 7 is 1; 17 & 7 is 1 too, and 17 >> 5 is 0, so it goes to 1 * 5 + 1; then 1 to 6 and on to 31 & 7.
    #expect(answers.labels(scores: scores, threshold: 0.8, inLegacyOrder: true)[1] == [9, 17, 1])
  }

  /// The order by the rule of CPython 3.6, worked out by other means.
  @Test(
    arguments: [
      ([], []), ([5], [5]), ([5, 5, 5], [5]), ([3, 2, 1, 0], [0, 1, 2, 3]), ([8, 0], [8, 0]),
      ([0, 8], [0, 8]),
      ([16, 8, 0], [16, 8, 0]),
      ([999, 0, 500, 20, 30, 40], [0, 999, 40, 500, 20, 30]),
    ] as [([Int], [Int])])
  func pythonSets(_ inserted: [Int], _ order: [Int]) {
    #expect(PythonSetOrder(inserted).numbers == order)
  }
}
