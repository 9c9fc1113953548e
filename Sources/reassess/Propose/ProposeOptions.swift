import ArgumentParser
import Proposals

/// How predictions become proposals.
struct ProposeOptions: ParsableArguments {
  @Option(
    parsing: .upToNextOption, help: "The models' predictions: .npy files, folders, or lists (models.json).",
    completion: .file())
  var predictions: [String] = []

  @Option(help: "What numbers are where no list says it: logits or probabilities.")
  var kind = PredictionFile.Kind.logits

  @Option(
    help:
      "How many greatest logits, and probabilities, of a model propose a label, for each image on average.")
  var perImage = 3

  @Option(help: "How many models of the committee must propose a label.")
  var minModels = 2

  @Option(help: "The least recall of the committee on gold; 0.97 unless given.")
  var recall: Double?

  @Option(
    parsing: .upToNextOption, help: "These models are the committee, without a search; all: every model.")
  var committee: [String] = []

  @Flag(help: "Pass over numbers that are NaN or infinite, instead of refusing them.")
  var allowNan = false

  @Option(
    help: "WordNet's data.noun; that of Debian's wordnet-base unless given.", completion: .file())
  var wordnet: String?

  func validate() throws {
    guard perImage >= 1 else { throw ValidationError("--per-image must be 1 or more.") }
    guard minModels >= 1 else { throw ValidationError("--min-models must be 1 or more.") }
    guard (0...1).contains(recall ?? 0) else { throw ValidationError("--recall must be from 0 to 1.") }
    guard committee.isEmpty || recall == nil else {
      throw ValidationError("--committee names the models, and --recall searches for them: give one.")
    }
  }

  var rule: PoolingRule {
    var rule = PoolingRule()
    (rule.perImage, rule.allowsNonFinite) = (perImage, allowNan)
    return rule
  }

  /// The published recall, unless another is given.
  var recallInForce: Double { recall ?? 0.97 }
}
