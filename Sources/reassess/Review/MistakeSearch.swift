import Campaigns
import Proposals
import Ratings
import Reporting

/// The images where models' top labels are outside the reference labels.
struct MistakeSearch {
  /// A prediction that is, and who makes it.
  struct Found {
    /// The image's position.
    var image: Int
    var prediction: Int
    var models: [String]
  }

  /// How a model did.
  private struct Row {
    var model: String
    var images: Int
    var mistakes: Int
    /// Images without reference labels, or of whose numbers none counts.
    var leftOut: Int
  }

  let campaign: Campaign
  let against: Mistake.Reference
  /// The models, in the order given.
  let models: [String]
  /// In the order of the images, and of an image in that of the models.
  private(set) var found: [Found] = []
  /// The reference labels of each image.
  let reference: [[Int]]
  private var rows: [Row] = []

  init(_ path: String, predictions: [String], against: Mistake.Reference, allowsNaN: Bool) throws {
    self.against = against
    campaign = try loadCampaign(path)
    let files = try PredictionList(
      predictions.isEmpty ? [campaign.folder.path(of: "predictions")] : predictions, kind: .logits
    ).files
    models = files.map(\.model)
    reference = try Self.reference(campaign, against)
    let images = try ProposalRun.images(of: campaign)
    var rule = PoolingRule()
    // The top labels are all that is wanted.
    (rule.perImage, rule.allowsNonFinite) = (0, allowsNaN)
    do throws(ProposalError) {
      let pool = try withProgress("Reading predictions") { progress throws(ProposalError) in
        try Proposals.pool(files, images, rule: rule, progress: progress)
      }
      compare(pool.models)
    } catch {
      let text = error.described { [campaign] in "image \(campaign.images[$0].id)" }
      throw Failure(
        "\(text)." + (text.contains("NaN or infinite") ? " --allow-nan passes over them." : ""))
    }
  }

  private static func reference(_ campaign: Campaign, _ against: Mistake.Reference) throws -> [[Int]] {
    switch against {
    case .original: return campaign.images.map { $0.original.map { [$0] } ?? [] }
    case .real:
      if let labels = try reading({ () throws(CampaignProblems) in try campaign.readRealLabels() }) {
        return labels
      }
      throw Failure(
        "\(campaign.folder.path(of: "results/real.json")) is missing: reassess aggregate writes it.")
    }
  }

  private mutating func compare(_ pooled: [PooledModel]) {
    rows = pooled.map { Row(model: $0.model, images: 0, mistakes: 0, leftOut: 0) }
    for image in reference.indices {
      let first = found.count
      for (number, model) in pooled.enumerated() {
        guard let top = model.top(of: image), !reference[image].isEmpty else {
          rows[number].leftOut += 1
          continue
        }
        rows[number].images += 1
        if reference[image].contains(top) { continue }
        rows[number].mistakes += 1
        if let known = found[first...].firstIndex(where: { $0.prediction == top }) {
          found[known].models.append(model.model)
        } else {
          found.append(Found(image: image, prediction: top, models: [model.model]))
        }
      }
    }
  }

  /// How many images have no reference labels.
  var withoutLabels: Int { reference.count { $0.isEmpty } }

  /// One row a model.
  var table: ReportTable {
    ReportTable(
      rows,
      columns: [
        .text("model") { $0.model },
        .integer("images") { $0.images },
        .integer("mistakes") { $0.mistakes },
        .share("accuracy") { $0.images == 0 ? nil : 1 - Double($0.mistakes) / Double($0.images) },
        .integer("leftOut", heading: "left out") { $0.leftOut },
      ])
  }
}
