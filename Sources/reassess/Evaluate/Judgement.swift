import Evaluation
import Ratings

/// The models judged so far.
struct Judgement {
  private var models: [EvaluatedModel] = []
  private var predictions: [ModelPredictions] = []

  /// Reads and judges models and their ensembles.
  mutating func judge(_ files: ModelFiles, by labels: EvaluationLabels, _ choices: EvaluateChoices) throws {
    let references = labels.references
    let labelCount = labels.labelCount ?? files.columnCount ?? (references.greatestLabel ?? 0) + 1
    if let greatest = references.greatestLabel, greatest >= labelCount {
      throw Failure("the labels go up to \(greatest), and predictions have only \(labelCount) columns.")
    }
    let depth = max(choices.topK, LaterPrediction.ranks.max() ?? 1)
    for source in files.sources {
      let model = try files.predictions(
        of: source, depth: depth, imageCount: references.imageCount, labelCount: labelCount)
      try take(model, [], references, choices)
    }
    for text in choices.ensemble {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      let names = (parts.last ?? "").split(separator: ",").map(String.init)
      guard names.count > 1, Set(names).count == names.count else {
        throw Failure("--ensemble \(text): it takes two models or more, each once.")
      }
      let model = try files.ensemble(
        names, as: parts.count > 1 ? parts[0] : names.joined(separator: "+"), depth: depth,
        imageCount: references.imageCount, labelCount: labelCount)
      try take(model, names, references, choices)
    }
  }

  private mutating func take(
    _ model: ModelPredictions, _ ensemble: [String], _ references: ReferenceLabels, _ choices: EvaluateChoices
  ) throws {
    do throws(EvaluationError) {
      models.append(
        EvaluatedModel(try AccuracyFigures(model, by: references, topK: choices.topK), ensemble: ensemble))
      predictions.append(model)
    } catch {
      throw Failure("\(error).")
    }
  }

  /// Adds models of known accuracies.
  mutating func add(_ known: [EvaluatedModel]) { models += known }

  /// All that is known of the models, and what a lead must know before using it.
  func finished(
    _ labels: EvaluationLabels?, _ choices: EvaluateChoices
  ) throws -> (EvaluationResult, notes: [String]) {
    do throws(EvaluationError) {
      var result = try EvaluationResult(models: models)
      var notes: [String] = []
      if let labels, !predictions.isEmpty { notes = compare(labels, choices, into: &result) }
      if let note = try addRegression(choices, to: &result) { notes.append(note) }
      return (result, notes)
    } catch {
      throw Failure("\(error).")
    }
  }

  /// Adds what is said of labels and classes.
  private func compare(
    _ labels: EvaluationLabels, _ choices: EvaluateChoices, into result: inout EvaluationResult
  ) -> [String] {
    let counts = labels.references.counts
    let excluded = choices.excludeUnder == "none" ? [] : labels.table.indices(under: choices.excludeUnder)
    let oracle = OracleComparison(predictions, by: labels.references, limit: choices.oracleAtMost) {
      excluded.contains($0)
    }
    (result.references, result.oracle, result.pairs) = (counts, oracle, labels.references.pairs)
    for label in oracle.classes.map(\.label) + result.pairs.flatMap({ [$0.first, $0.second] }) {
      result.labelNames[label] = labels.table[label]?.name
    }
    var notes = [
      "\(counts.images) images; \(counts.empty) without ReaL labels are left out of ReaL accuracy."
    ]
    if labels.table.all.isEmpty, choices.excludeUnder != "none" {
      notes.append(
        "Which labels are under \(choices.excludeUnder) is not known without --classes: all are compared.")
    } else if excluded.isEmpty, !["none", EvaluateChoices.usualExclusion].contains(choices.excludeUnder) {
      notes.append("No label is under \(choices.excludeUnder): all are compared with the oracle.")
    }
    return notes
  }

  /// The models through which lines are drawn: not ensembles, which are there already with their members, and where tables of
  /// accuracies are given those alone, as theirs are of other images.
  private var points: [AccuracyPoint] {
    let known = models.filter { $0.figures == nil }
    return (known.isEmpty ? models.filter(\.ensemble.isEmpty) : known).compactMap(\.point)
  }

  /// Adds the regression, where there are models enough or groups were asked for; or says why not.
  private func addRegression(
    _ choices: EvaluateChoices, to result: inout EvaluationResult
  ) throws(EvaluationError) -> String? {
    do throws(EvaluationError) {
      result.regression = try AccuracyRegression(
        points, by: choices.groupRule, permutations: choices.permutations,
        seed: choices.seed)
      return nil
    } catch {
      if choices.asksForGroups { throw error }
      return models.count < 6 ? nil : "No regression: \(error)."
    }
  }
}
