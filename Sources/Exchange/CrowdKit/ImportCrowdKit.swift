import Aggregation
import RatingStore
import Ratings

extension NewCampaign {
  /// Reads answers as crowd-kit writes them: columns `task`, `worker` (`performer` before 1.0) and `label`, in any
  /// order, one row an answer.
  ///
  /// A task is a question, `IMAGE/LABEL`, and a label is `yes`, `no` or `maybe`. Images, questions and raters stay in
  /// the order in which the file has them first. Questions of an image that the same raters answered make a task,
  /// eight at most. The file of an image's picture is taken to be its name.
  /// - Parameters:
  ///   - path: the file.
  ///   - gold: a file of columns `task` and `label` (`true_label`), `yes` or `no`: what is true; nil: none.
  ///   - labels: the labels that questions may be about.
  ///   - name: the campaign's name.
  ///   - progress: told now and then how much of the file has been read, from 0 to 1.
  public static func crowdKit(
    _ path: String, gold: String? = nil, labels: [Label], name: String,
    progress: (Double) -> Void = { _ in }
  ) throws(ExchangeError) -> NewCampaign {
    var answers = CrowdKitAnswers(labels)
    try answers.read(path, progress)
    var campaign = NewCampaign(name: name, labels: labels)
    let table = try answers.table(path)
    // What gold alone asks about makes no task.
    if let gold { campaign.gold = try answers.questions.readGold(gold) }
    campaign.images = answers.questions.vocabulary.images
    campaign.raters = answers.questions.vocabulary.raters
    campaign.add(table)
    return campaign
  }
}

/// The answers of a crowd-kit file, as they come.
private struct CrowdKitAnswers {
  var questions: CrowdKitQuestions
  private var votes: [(rater: Int32, question: Int32, answer: Answer)] = []

  init(_ labels: [Label]) {
    questions = CrowdKitQuestions(labels)
  }

  mutating func read(_ path: String, _ progress: (Double) -> Void) throws(ExchangeError) {
    var table = try CSVTable(path)
    let columns = try CrowdKitColumns(table)
    while try table.next(progress) {
      do throws(Refusal) {
        let question = try questions.question(table.field(columns.task))
        let rater = try questions.vocabulary.rater(table.field(columns.worker))
        let answer = try Answer(named: table.field(columns.label))
        votes.append((Int32(rater), Int32(question), answer))
      } catch {
        throw table.error(error.reason)
      }
    }
    if votes.isEmpty { throw ExchangeError(file: path, reason: "there are no answers in it") }
  }

  /// All answers by question; the file's name is for the error when somebody answered a question twice.
  func table(_ path: String) throws(ExchangeError) -> VoteTable {
    do throws(AggregationError) {
      var builder = try VoteMatrix.Builder(
        raterCount: questions.vocabulary.raters.count, answerCount: Answer.allCases.count,
        questionCount: questions.rows.count)
      builder.reserveCapacity(votes.count)
      for vote in votes {
        try builder.append(
          rater: Int(vote.rater), answer: vote.answer.number, question: Int(vote.question))
      }
      return try VoteTable(rows: questions.rows, matrix: try builder.build())
    } catch {
      throw try firstRepetition(in: path) ?? ExchangeError(file: path, reason: error.description)
    }
  }

  /// Reads the file again, to tell the first line that answers what was answered above.
  private func firstRepetition(in path: String) throws(ExchangeError) -> ExchangeError? {
    var lines: [Int64: Int] = [:]
    var table = try CSVTable(path)
    for vote in votes {
      guard try table.next() else { return nil }
      let key = Int64(vote.rater) << 32 | Int64(vote.question)
      if let first = lines.updateValue(table.line, forKey: key) {
        let columns = try CrowdKitColumns(table)
        return table.error(
          "\(table.text(columns.worker)) answered task \(quoted(table.text(columns.task))) in line \(first) already"
        )
      }
    }
    return nil
  }
}

/// Where the columns of answers are.
private struct CrowdKitColumns {
  let task: Int
  let worker: Int
  let label: Int

  init(_ table: borrowing CSVTable) throws(ExchangeError) {
    task = try table.column("task")
    worker = try table.column("worker", or: "performer")
    label = try table.column("label")
  }
}

/// The questions of a crowd-kit file, numbered as they come.
private struct CrowdKitQuestions {
  var vocabulary: Vocabulary
  private(set) var rows: [VoteTable.Row] = []
  private var keys = NameTable()

  init(_ labels: [Label]) {
    vocabulary = Vocabulary(labels: labels)
  }

  /// The number of a question, which is added when it is new.
  mutating func question(_ key: ArraySlice<UInt8>) throws(Refusal) -> Int {
    let (position, isNew) = keys.insert(key.span)
    if isNew {
      let text = String(decoding: key, as: UTF8.self)
      guard let key = QuestionKey(text) else {
        throw Refusal("task \(quoted(text)) is not IMAGE/LABEL, an image's name and a label's index")
      }
      let label = try vocabulary.label(key.label)
      rows.append(VoteTable.Row(image: try vocabulary.image(String(key.image)), label: label))
    }
    return position
  }

  /// Reads what is true; images that nobody was asked about are added.
  mutating func readGold(_ path: String) throws(ExchangeError) -> [GoldQuestion] {
    var table = try CSVTable(path)
    let (task, label) = (try table.column("task"), try table.column("label", or: "true_label"))
    var gold: [GoldQuestion] = []
    var lines: [Int: Int] = [:]
    while try table.next() {
      do throws(Refusal) {
        let question = try question(table.field(task))
        if let line = lines.updateValue(table.line, forKey: question) {
          throw Refusal("task \(quoted(table.text(task))) has its truth in line \(line) already")
        }
        gold.append(try goldQuestion(rows[question], truth: table.field(label)))
      } catch {
        throw table.error(error.reason)
      }
    }
    return gold
  }

  private func goldQuestion(
    _ row: VoteTable.Row, truth: ArraySlice<UInt8>
  ) throws(Refusal) -> GoldQuestion {
    let truth = try Answer(named: truth)
    if truth == .maybe { throw Refusal("the truth is \"maybe\": yes or no is needed") }
    return GoldQuestion(
      question: Question(image: vocabulary.images[row.image].id, label: row.label),
      answers: [.init(expert: "gold", answer: truth)])
  }
}
