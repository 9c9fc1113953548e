import Foundation
import NumPyFiles

/// A folder of answers in the published layout, small enough to check by hand, to be damaged and read.
public struct PublishedFiles {
  /// Three raters and four questions about two images; nobody has answered the last one.
  public var raters = PublishedFile(
    ids: [7, 3, 5],
    questions: [
      ("ILSVRC2012_val_00000002.JPEG", "4"), ("ILSVRC2012_val_00000002.JPEG", "999"),
      ("ILSVRC2012_val_00000001.JPEG", "0"), ("ILSVRC2012_val_00000001.JPEG", "1"),
    ], answers: ["ynm-", "yn--", "-my-"])
  /// Two experts, two questions; one of them is nobody's question.
  public var experts: PublishedFile? = PublishedFile(
    ids: [1, 2], questions: [("ILSVRC2012_val_00000002.JPEG", "4"), ("ILSVRC2012_val_00000003.JPEG", "9")],
    answers: ["yn", "yn"])
  /// Two of the raters in another order, and one more.
  public var gold: PublishedFile? = PublishedFile(
    ids: [3, 8, 7],
    questions: [("ILSVRC2012_val_00000002.JPEG", "4"), ("ILSVRC2012_val_00000003.JPEG", "9")],
    answers: ["yn", "mm", "yy"])
  /// The original labels of three images, as JSON.
  public var originals = "[0, 4, 999]"

  /// Starts with what is described above.
  public init() {}

  /// Writes all of it into a folder: the archives, and the original labels as `originals`.
  public func write(to folder: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try raters.write(to: folder + "/raters.npz")
    try experts?.write(to: folder + "/golden.npz")
    try gold?.write(to: folder + "/raters_golden.npz")
    try Data(originals.utf8).write(to: URL(filePath: folder + "/originals"))
  }
}

/// One archive of answers.
public struct PublishedFile {
  /// The ids of the raters.
  public var ids: [Int64]
  /// The questions.
  public var questions: [(file: String, label: String)]
  /// For each rater the answer to each question: n, m or y; anything else is none.
  public var answers: [String]
  /// Cells that are set to another value afterwards, by place.
  public var cells: [Int: Double] = [:]

  /// Takes raters, questions and answers.
  public init(ids: [Int64], questions: [(file: String, label: String)], answers: [String]) {
    self.ids = ids
    self.questions = questions
    self.answers = answers
  }

  /// Writes it as an archive.
  public func write(to path: String) throws {
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
