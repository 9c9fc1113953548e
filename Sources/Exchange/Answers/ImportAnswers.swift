import RatingStore
import Ratings

extension NewCampaign {
  /// Reads answers as `AnswersWriter` writes them: one row an answer, columns in any order.
  ///
  /// `rater`, `task`, `image`, `label` and `answer` are needed. Without `purpose` tasks are for rating; without
  /// `seconds`, `picture` or `at`, or where they are empty, the time is not known and the picture was shown. Raters,
  /// tasks, images and the labels of a task stay in the order in which the file has them first. A task that a rater
  /// did not answer whole becomes one that is not submitted. The file of an image's picture is taken to be its name.
  /// - Parameters:
  ///   - path: the file.
  ///   - labels: the labels that tasks may be about.
  ///   - name: the campaign's name.
  ///   - progress: told now and then how much of the file has been read, from 0 to 1.
  public static func answers(
    _ path: String, labels: [Label], name: String, progress: (Double) -> Void = { _ in }
  ) throws(ExchangeError) -> NewCampaign {
    var reader = try AnswersReader(path, labels: labels)
    var collector = TaskCollector(labels: labels)
    while try reader.next(into: &collector, progress) {}
    do throws(Refusal) {
      return try collector.campaign(name: name, labels: labels)
    } catch {
      throw ExchangeError(file: path, place: error.place.map { "line \($0)" }, reason: error.reason)
    }
  }
}

/// Takes the rows of a table of answers.
private struct AnswersReader: ~Copyable {
  private var table: CSVTable
  private let labels: LabelTable
  private let columns: Columns

  init(_ path: String, labels: [Label]) throws(ExchangeError) {
    let table = try CSVTable(path)
    columns = try Columns(table)
    self.table = table
    self.labels = LabelTable(labels)
  }

  /// Takes a row; false at the end.
  mutating func next(
    into collector: inout TaskCollector, _ progress: (Double) -> Void
  ) throws(ExchangeError) -> Bool {
    guard try table.next(progress) else { return false }
    do throws(Refusal) {
      let task = try collector.task(taskFacts())
      let rater = try collector.vocabulary.rater(table.field(columns.rater))
      let label = try collector.vocabulary.label(Substring(table.text(columns.label)))
      try checkId(of: label)
      let candidate = try collector.candidate(label, of: task)
      let rating = try collector.rating(of: task, by: rater, ratingFacts())
      try collector.answer(Answer(named: table.field(columns.answer)), to: candidate, in: rating)
    } catch {
      throw table.error(error.reason)
    }
    return true
  }

  private func taskFacts() throws(Refusal) -> TaskCollector.TaskFacts {
    TaskCollector.TaskFacts(
      task: table.text(columns.task), image: table.text(columns.image),
      purpose: try word(columns.purpose, "purpose") ?? .rating, of: table.text(ifPresent: columns.of),
      place: table.line)
  }

  private func ratingFacts() throws(Refusal) -> TaskCollector.RatingFacts {
    var facts = TaskCollector.RatingFacts()
    facts.picture = try word(columns.picture, "picture") ?? .shown
    if let text = table.text(ifPresent: columns.seconds) {
      guard let seconds = Double(text), seconds.isFinite, seconds >= 0 else {
        throw Refusal("\(quoted(text)) is no number of seconds")
      }
      facts.seconds = seconds
    }
    if let text = table.text(ifPresent: columns.at) {
      guard let at = Timestamp(text) else {
        throw Refusal("\(quoted(text)) is no time such as 2026-03-02T09:00:04.118Z")
      }
      facts.at = at
    }
    facts.flags = table.text(ifPresent: columns.flags)?.split(separator: " ").map(String.init) ?? []
    facts.note = table.text(ifPresent: columns.note)
    return facts
  }

  /// One of a few words; nil where there is nothing.
  private func word<Word: RawRepresentable<String>>(_ column: Int?, _ name: String) throws(Refusal) -> Word? {
    guard let text = table.text(ifPresent: column) else { return nil }
    guard let word = Word(rawValue: text) else { throw Refusal("\(quoted(text)) is no \(name)") }
    return word
  }

  private func checkId(of label: Int) throws(Refusal) {
    guard let id = table.text(ifPresent: columns.labelId), let known = labels[label]?.id,
      ExactName(id) != ExactName(known)
    else { return }
    throw Refusal("label \(label) has the id \(quoted(id)) here and \(quoted(known)) among the labels")
  }
}

/// Where the columns are.
private struct Columns {
  let rater: Int
  let task: Int
  let image: Int
  let label: Int
  let answer: Int
  let labelId: Int?
  let purpose: Int?
  let of: Int?
  let seconds: Int?
  let picture: Int?
  let at: Int?
  let flags: Int?
  let note: Int?

  init(_ table: borrowing CSVTable) throws(ExchangeError) {
    rater = try table.column(AnswersColumn.rater.rawValue)
    task = try table.column(AnswersColumn.task.rawValue)
    image = try table.column(AnswersColumn.image.rawValue)
    label = try table.column(AnswersColumn.label.rawValue)
    answer = try table.column(AnswersColumn.answer.rawValue)
    labelId = try table.column(ifPresent: AnswersColumn.labelId.rawValue)
    purpose = try table.column(ifPresent: AnswersColumn.purpose.rawValue)
    of = try table.column(ifPresent: AnswersColumn.of.rawValue)
    seconds = try table.column(ifPresent: AnswersColumn.seconds.rawValue)
    picture = try table.column(ifPresent: AnswersColumn.picture.rawValue)
    at = try table.column(ifPresent: AnswersColumn.at.rawValue)
    flags = try table.column(ifPresent: AnswersColumn.flags.rawValue)
    note = try table.column(ifPresent: AnswersColumn.note.rawValue)
  }
}
