import Campaigns
import DurableFiles
import Evaluation
import Exchange
import Ratings
import Reporting

/// `reassess evaluate`: what was read and what came of it.
struct EvaluationRun {
  /// What came of it.
  let result: EvaluationResult
  /// What a lead must know before using it.
  let notes: [String]
  private let labels: EvaluationLabels?
  private let files: ModelFiles?
  private let input: EvaluateInput
  private let choices: EvaluateChoices

  init(_ input: EvaluateInput, _ choices: EvaluateChoices) throws {
    (self.input, self.choices) = (input, choices)
    let labels = try Self.labels(input)
    self.labels = labels
    let paths = try Self.predictions(input, labels)
    let files = paths.isEmpty ? nil : try ModelFiles(paths)
    self.files = files
    guard files != nil || choices.ensemble.isEmpty else { throw Failure("--ensemble needs --predictions.") }
    var evaluation = Judgement()
    if let labels, let files { try evaluation.judge(files, by: labels, choices) }
    try evaluation.add(Self.published(input))
    (result, notes) = try evaluation.finished(labels, choices)
  }

  private static func labels(_ input: EvaluateInput) throws -> EvaluationLabels? {
    if input.isWithoutCampaign {
      guard let original = input.original, let real = input.real else { return nil }
      return try EvaluationLabels(original: original, real: real, classes: input.classes)
    }
    return try EvaluationLabels(campaign: input.campaign ?? ".", real: input.real)
  }

  /// The paths of predictions: those given, or the campaign's folder of them where nothing else is given.
  private static func predictions(_ input: EvaluateInput, _ labels: EvaluationLabels?) throws -> [String] {
    guard let campaign = labels?.campaign, input.predictions.isEmpty, input.results.isEmpty else {
      return input.predictions
    }
    return [campaign.folder.path(of: "predictions")]
  }

  /// The accuracies of published tables.
  private static func published(_ input: EvaluateInput) throws -> [EvaluatedModel] {
    guard input.results.count == 2 else { return [] }
    do throws(ExchangeError) {
      return try AccuracyTables(original: input.results[0], real: input.results[1]).rows.map {
        EvaluatedModel(AccuracyPoint(model: $0.model, original: $0.original, real: $0.real))
      }
    } catch {
      throw Failure("\(error).")
    }
  }
}

// MARK: - Writing

extension EvaluationRun {
  /// Writes results/evaluation.json and its record, where there is a campaign.
  func write() throws {
    guard let labels, let folder = labels.campaign?.folder else { return }
    let record = try record(labels).rendered()
    do throws(FileError) {
      let lock = try folder.lockResults()
      defer { lock.release() }
      try folder.writeResult("evaluation.json", EvaluationFile.bytes(result), record: record)
    } catch {
      throw Failure(error.description)
    }
    printMessage("Written: \(folder.path(of: "results/evaluation.json")).")
  }

  private func record(_ labels: EvaluationLabels) throws -> RunRecord {
    let predictions = (files?.sources ?? []).map { ($0.path, $0.path) }
    return RunRecord(
      program: "reassess \(Reassess.version)", method: "evaluate",
      parameters: [
        .init("topK", .integer(choices.topK)), .init("ensembles", .texts(choices.ensemble)),
        .init("groups", .texts(choices.group)), .init("cut", choices.cut.map { .real($0) } ?? .null),
        .init("oracleAtMost", .real(choices.oracleAtMost)),
        .init("excludeUnder", .text(choices.excludeUnder)),
        .init("permutations", .integer(choices.permutations)), .init("seed", .text(String(choices.seed))),
      ],
      inputs: labels.files + (try inputRecords(predictions + input.results.map { ($0, $0) })))
  }
}
