import Aggregation
import DurableFiles
import NumPyFiles
import Ratings

/// Answers on their way into an archive in the published layout; see `PublishedAnswers`.
struct AnswersArchive {
  /// The questions, each an image's file and a label, in the order of the archive.
  let questions: [(file: String, label: Int)]
  /// The names of those who answered.
  private(set) var names: [String] = []
  /// For each of them the cells that are 1: question x 3 + answer.
  private var cells: [[UInt32]] = []

  init(questions: [(file: String, label: Int)]) {
    self.questions = questions
  }

  /// Adds somebody with answers to questions, by place.
  mutating func add(_ name: String, _ answers: [(question: Int, answer: Answer)]) {
    names.append(name)
    cells.append(answers.map { UInt32($0.question * Answer.allCases.count + $0.answer.number) })
  }

  /// Writes the archive; it takes its place when it is whole. Tells how much has been written, from 0 to 1.
  func write(to path: String, progress: (Double) -> Void = { _ in }) throws(ExchangeError) {
    let sink = MemorySink(name: path)
    do throws(NumPyError) {
      let archive = NumPyArchiveWriter(to: sink)
      try archive.add(
        "tensor", of: Double.elementType, shape: [names.count, questions.count, Answer.allCases.count]
      ) { (tensor) throws(NumPyError) in
        for (done, answers) in cells.enumerated() {
          progress(Double(done) / Double(cells.count))
          try tensor.append(oneHot(answers))
        }
      }
      try archive.addInfo(questions)
      try addIDs(to: archive)
      try archive.finish()
    } catch {
      throw ExchangeError(error)
    }
    try replace(path, with: sink.bytes)
  }

  private func oneHot(_ ones: [UInt32]) -> [Double] {
    var cells = [Double](repeating: 0, count: questions.count * Answer.allCases.count)
    for cell in ones { cells[Int(cell)] = 1 }
    return cells
  }

  /// Whole numbers, as published, where all names are such; otherwise texts.
  private func addIDs(to archive: NumPyArchiveWriter) throws(NumPyError) {
    let numbers = names.compactMap { name in Int64(name).flatMap { String($0) == name ? $0 : nil } }
    if numbers.count == names.count {
      try archive.add("ids", numbers, shape: [numbers.count])
    } else {
      try archive.add("ids", texts: names, shape: [names.count])
    }
  }
}

extension NumPyArchiveWriter {
  /// Adds `info`: of each question the image's file and the label's index, as texts.
  func addInfo(_ questions: [(file: String, label: Int)]) throws(NumPyError) {
    let longest = questions.lazy.map(\.file.unicodeScalars.count).max() ?? 0
    let type = ElementType.unicode(length: max(longest, 20))
    try add("info", of: type, shape: [questions.count, 2]) { (info) throws(NumPyError) in
      for question in questions {
        try info.append(text: question.file)
        try info.append(text: String(question.label))
      }
    }
  }
}

/// Puts a file in its place, whole.
func replace(_ path: String, with bytes: [UInt8]) throws(ExchangeError) {
  do throws(FileError) {
    try replaceFile(at: path, with: bytes)
  } catch {
    throw ExchangeError(error, file: path)
  }
}
