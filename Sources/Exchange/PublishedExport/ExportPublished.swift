import Aggregation
import DurableFiles
import NumPyFiles
import Ratings

/// Writes a campaign's answers and results into a folder in the published layout, which NumPy loads.
///
/// `PublishedAnswers` reads it where images and labels are those of ImageNet's challenge; see `PublishedName`.
public struct PublishedWriter {
  private let folder: String
  private let ratings: CampaignRatings
  /// What the images are called: by their files, or all by their names where two share a file.
  private let files: [String]

  /// Prepares an export into a folder, which is made when it is missing.
  public init(_ ratings: CampaignRatings, to folder: String) throws(ExchangeError) {
    self.ratings = ratings
    self.folder = folder
    let files = ratings.images.map(\.file)
    let isEachOne = Set(files.map(ExactName.init)).count == files.count
    self.files = isEachOne ? files : ratings.images.map(\.id)
    do throws(FileError) {
      try makeFolder(at: folder)
    } catch {
      throw ExchangeError(error, file: folder)
    }
  }

  private func path(_ name: String) -> String { folder + "/" + name }

  /// Writes `raters.npz`: the votes of tasks for rating, and the raters who have any.
  ///
  /// Questions are by image, in the order of the tasks, then by label, as published. Tells how much has been written,
  /// from 0 to 1.
  public func writeRatings(
    includingUnseen: Bool, progress: (Double) -> Void = { _ in }
  ) throws(ExchangeError) {
    let votes = VoteTable(ratings, includingUnseen: includingUnseen)
    let order = publishedOrder(of: votes.rows)
    var answers = votesOfRaters(votes, order)
    var archive = AnswersArchive(questions: order.map { question(votes.rows[$0]) })
    for (rater, record) in ratings.raters.enumerated() where !answers[rater].isEmpty {
      archive.add(record.rater.description, answers[rater])
      answers[rater] = []
    }
    try archive.write(to: path("raters.npz"), progress: progress)
  }

  /// Writes `golden.npz`: the experts' answers.
  public func writeGoldOfExperts() throws(ExchangeError) {
    let gold = goldQuestions
    try expertsArchive(gold.questions, gold.places).write(to: path("golden.npz"))
  }

  /// Writes `raters_golden.npz`: the raters' answers to tasks for gold.
  public func writeGoldOfRaters(includingUnseen: Bool) throws(ExchangeError) {
    let (questions, places) = goldQuestions
    let votes = VoteTable(ratings, purposes: [.gold], includingUnseen: includingUnseen)
    var answers = [[(question: Int, answer: Answer)]](repeating: [], count: ratings.raters.count)
    for (row, question) in votes.rows.enumerated() {
      guard let place = places[question] else { continue }
      for vote in votes.votes(onRow: row) { answers[vote.rater].append((place, vote.answer)) }
    }
    var archive = AnswersArchive(questions: questions)
    for (record, answers) in zip(ratings.raters, answers) where !answers.isEmpty {
      archive.add(record.rater.description, answers)
    }
    try archive.write(to: path("raters_golden.npz"))
  }

  /// Writes `scores.npz`: the scores of questions, in the order of `raters.npz`.
  public func writeScores(_ scores: QuestionScores) throws(ExchangeError) {
    let rows = VoteTable(ratings, includingUnseen: true).rows
    var values: [Double] = []
    var questions: [(file: String, label: Int)] = []
    for row in publishedOrder(of: rows) {
      let (image, label) = (ratings.images[rows[row].image].id, rows[row].label)
      guard let score = scores[Question(image: image, label: label)] else { continue }
      values.append(score)
      questions.append(question(rows[row]))
    }
    let sink = MemorySink(name: path("scores.npz"))
    do throws(NumPyError) {
      let archive = NumPyArchiveWriter(to: sink)
      try archive.add("tensor", values, shape: [values.count])
      try archive.addInfo(questions)
      try archive.finish()
    } catch {
      throw ExchangeError(error)
    }
    try replace(sink.name, with: sink.bytes)
  }

  /// Copies `real.json`, which has the published layout already.
  public func writeLabels(of real: String) throws(ExchangeError) {
    let sets = try LabelLists.sets(real)
    guard sets.count == ratings.images.count else {
      throw ExchangeError(
        file: real, reason: "it is of \(sets.count) images, and images.jsonl has \(ratings.images.count)")
    }
    do throws(FileError) {
      try replaceFile(at: path("real.json"), with: try readFile(real))
    } catch {
      throw ExchangeError(error, file: path("real.json"))
    }
  }
}

extension PublishedWriter {
  /// The questions of both archives of gold, in their order, and the place of each.
  private var goldQuestions: (questions: [(file: String, label: Int)], places: [VoteTable.Row: Int]) {
    let truth = GoldTruth(ratings, yesShare: 1)
    let places = Dictionary(zip(truth.questions, truth.questions.indices)) { first, _ in first }
    return (truth.questions.map(question), places)
  }

  private func question(_ row: VoteTable.Row) -> (file: String, label: Int) { (files[row.image], row.label) }

  /// The places of rows by image, in the order in which images come first, then by label.
  private func publishedOrder(of rows: [VoteTable.Row]) -> [Int] {
    var first = [Int](repeating: .max, count: files.count)
    for (place, row) in rows.enumerated() { first[row.image] = min(first[row.image], place) }
    return rows.indices.sorted {
      (first[rows[$0].image], rows[$0].label) < (first[rows[$1].image], rows[$1].label)
    }
  }

  private func votesOfRaters(_ votes: VoteTable, _ order: [Int]) -> [[(question: Int, answer: Answer)]] {
    var answers = [[(question: Int, answer: Answer)]](repeating: [], count: votes.raterCount)
    for (question, row) in order.enumerated() {
      for vote in votes.votes(onRow: row) { answers[vote.rater].append((question, vote.answer)) }
    }
    return answers
  }

  /// The experts in the order in which gold has them first.
  private func expertsArchive(
    _ questions: [(file: String, label: Int)], _ places: [VoteTable.Row: Int]
  ) -> AnswersArchive {
    let images = Dictionary(
      zip(ratings.images.map { ExactName($0.id) }, ratings.images.indices)
    ) { first, _ in first }
    var names: [ExactName] = []
    var answers: [ExactName: [(question: Int, answer: Answer)]] = [:]
    for gold in ratings.gold {
      guard let image = images[ExactName(gold.question.image)],
        let place = places[VoteTable.Row(image: image, label: gold.question.label)]
      else { continue }
      for given in gold.answers {
        let name = ExactName(given.expert)
        if answers[name] == nil { names.append(name) }
        answers[name, default: []].append((place, given.answer))
      }
    }
    var archive = AnswersArchive(questions: questions)
    for name in names { archive.add(name.text, answers[name] ?? []) }
    return archive
  }
}
