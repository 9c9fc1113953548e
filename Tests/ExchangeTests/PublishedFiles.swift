import Foundation
import NumPyFiles

/// A folder of answers in the published layout, small enough to check by hand, to be damaged and read.
struct PublishedFiles {
  /// One archive, as it is written.
  struct Archive {
    var ids: [Int64]
    var questions: [(file: String, label: String)]
    /// For each rater the answer to each question: n, m or y; anything else is none.
    var answers: [String]
    /// Cells that are set to another value afterwards, by place.
    var cells: [Int: Double] = [:]

    func write(to path: String) throws {
      let sink = MemorySink(name: path)
      let archive = NumPyArchiveWriter(to: sink)
      var tensor = answers.flatMap { $0.flatMap { answer in "nmy".map { $0 == answer ? 1.0 : 0 } } }
      for (place, value) in cells { tensor[place] = value }
      try archive.add("tensor", tensor, shape: [ids.count, questions.count, 3])
      try archive.add("info", texts: questions.flatMap { [$0.file, $0.label] }, shape: [questions.count, 2])
      try archive.add("ids", ids, shape: [ids.count])
      try archive.finish()
      try Data(sink.bytes).write(to: URL(filePath: path))
    }
  }

  /// Three raters and four questions about two images; the fourth question has no answers.
  var raters = Archive(
    ids: [7, 3, 5],
    questions: [
      ("ILSVRC2012_val_00000002.JPEG", "4"), ("ILSVRC2012_val_00000002.JPEG", "999"),
      ("ILSVRC2012_val_00000001.JPEG", "0"), ("ILSVRC2012_val_00000001.JPEG", "1"),
    ], answers: ["ynm-", "yn--", "-my-"])
  /// Two experts, two questions; one of them is nobody's question.
  var experts: Archive? = Archive(
    ids: [1, 2], questions: [("ILSVRC2012_val_00000002.JPEG", "4"), ("ILSVRC2012_val_00000003.JPEG", "9")],
    answers: ["yn", "yn"])
  /// Two of the raters in another order, and one more.
  var gold: Archive? = Archive(
    ids: [3, 8, 7],
    questions: [("ILSVRC2012_val_00000002.JPEG", "4"), ("ILSVRC2012_val_00000003.JPEG", "9")],
    answers: ["yn", "mm", "yy"])
  var originals = "[0, 4, 999]"

  /// Writes all of it into a folder.
  func write(to folder: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try raters.write(to: folder + "/raters.npz")
    try experts?.write(to: folder + "/golden.npz")
    try gold?.write(to: folder + "/raters_golden.npz")
    try Data(originals.utf8).write(to: URL(filePath: folder + "/originals"))
  }
}

/// A folder that is gone when the test is over.
final class Scratch {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/reassess-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
