/// A model that is evaluated: from its predictions, or with accuracies that are known.
public struct EvaluatedModel: Equatable, Sendable {
  /// What it is called.
  public var model: String
  /// The models whose mean it is; empty where it is none.
  public var ensemble: [String] = []
  /// The original accuracy, from 0 to 1; nil without original labels.
  public var originalAccuracy: Double?
  /// The ReaL accuracy, from 0 to 1; nil without ReaL labels.
  public var realAccuracy: Double?
  /// What its predictions say; nil where only its accuracies are known.
  public var figures: AccuracyFigures?

  /// A model of known accuracies.
  public init(_ point: AccuracyPoint) {
    (model, originalAccuracy, realAccuracy) = (point.model, point.original, point.real)
  }

  /// A model whose predictions were judged.
  public init(_ figures: AccuracyFigures, ensemble: [String] = []) {
    (model, self.ensemble, self.figures) = (figures.model, ensemble, figures)
    (originalAccuracy, realAccuracy) = (figures.original.value, figures.real.value)
  }

  /// The model as a point of the regression; nil where an accuracy is not known.
  public var point: AccuracyPoint? {
    guard let originalAccuracy, let realAccuracy else { return nil }
    return AccuracyPoint(model: model, original: originalAccuracy, real: realAccuracy)
  }
}

/// All that is known of models: what `reassess evaluate` prints and `results/evaluation.json` holds.
public struct EvaluationResult: Equatable, Sendable {
  /// What models are judged by; nil where only accuracies are known.
  public var references: ReferenceLabels.Counts?
  /// The models, in their order.
  public var models: [EvaluatedModel]
  /// The models with predictions beside the oracle; nil without such models.
  public var oracle: OracleComparison?
  /// Labels that occur together, the most frequent first.
  public var pairs: [LabelPair] = []
  /// ReaL accuracy by original accuracy; nil where there are too few models.
  public var regression: AccuracyRegression?
  /// The names of the labels that occur here, where known.
  public var labelNames: [Int: String] = [:]

  /// Makes a result of models, two of which may not have one name.
  public init(models: [EvaluatedModel]) throws(EvaluationError) {
    var names: Set<String> = []
    for model in models where !names.insert(model.model).inserted { throw .modelTwice(model.model) }
    self.models = models
  }
}
