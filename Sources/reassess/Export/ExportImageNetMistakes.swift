import ArgumentParser
import Exchange
import DurableFiles
import Ratings

/// Writes clear mistakes in the published layout.
struct ExportImageNetMistakes: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "imagenet-mistakes",
    abstract:
      "Write a model's clear mistakes with kind and severity, as github.com/google-research/imagenet-mistakes.",
    discussion: """
      By majority, or with --reviewer one reviewer's. What is not a clear mistake is left out, as it is there.

      Example:
        reassess export imagenet-mistakes imagenet --model vit3b --output vit3b_mistakes.json
      """)

  @OptionGroup var folder: CampaignArgument
  @OptionGroup var destination: OutputOption

  @Option(help: "The model; needed where there are several.")
  var model: String?

  @Option(help: "Whose verdicts; the majority's unless given.")
  var reviewer: RaterName?

  @Flag(help: "Count verdicts made without a picture too.")
  var includeUnseen = false

  func run() throws {
    let all = try VerdictsOfCampaign(folder.campaign, includeUnseen: includeUnseen)
    let model = try chosenModel(of: all)
    let verdict = try verdicts(of: all)
    let places = all.table.mistakes.indices.filter { all.table.mistakes[$0].models.contains(model) }
    let entries = places.compactMap { place -> ImageNetMistakes.Entry? in
      guard let given = verdict(place), given.word == .clearMistake,
        let image = all.campaign.images.position(of: all.table.mistakes[place].image)
      else { return nil }
      let path = all.campaign.images[image].file
      return .init(
        file: path.split(separator: "/").last.map(String.init) ?? path,
        prediction: all.table.mistakes[place].prediction, category: given.category, severity: given.severity)
    }
    let output = try destination.open(exporting: all.campaign.folder)
    try destination.writing { () throws(FileError) in
      try output.write(ImageNetMistakes(entries).bytes)
      try output.finish()
    }
    printMessage("\(entries.count) of \(places.count) mistakes of \(model) are clear mistakes.")
  }

  private func chosenModel(of all: VerdictsOfCampaign) throws -> String {
    let models = all.models
    if let model {
      if models.contains(model) { return model }
      throw Failure("there is no model \(model) in mistakes.jsonl.")
    }
    guard models.count == 1 else {
      throw Failure("there are \(models.count) models: --model names one.", code: Failure.usage)
    }
    return models[0]
  }

  private func verdicts(of all: VerdictsOfCampaign) throws -> (Int) -> Verdict? {
    guard let reviewer else { return { all.table.majorities[$0]?.verdict } }
    guard let number = all.table.reviewers.firstIndex(of: reviewer) else {
      throw Failure("there is no reviewer \(reviewer).")
    }
    return { place in all.table.given[place].first { $0.reviewer == number }?.verdict }
  }
}
