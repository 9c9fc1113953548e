import Aggregation
import Campaigns
import RatingStore
import Ratings
import Reporting

/// All that a report says of a campaign.
struct CampaignFindings {
  let all: RatingsOfCampaign
  private let statistics: RatingStatistics
  private let labels: RealLabels
  private let note: String?
  /// What does not go together, a sentence each.
  let warnings: [String]
  private let disputes: [Dispute]
  private let results: ResultsOfCampaign
  private let verdicts: VerdictsOfCampaign?

  /// Reads a campaign and computes everything.
  init(_ path: String, _ choices: StatsChoices, disputed: Int) throws {
    let all = try RatingsOfCampaign(path, withGold: true)
    let record = try all.record(of: "real")
    // What the lead has aggregated by is what the page is about, unless told otherwise.
    var choices = choices
    if choices.method == nil { choices.method = (record?.method).flatMap(Method.init) }
    let evidence = try StatsEvidence(all, choices)
    warnings = try ResultWarnings(all, record, choices).sentences
    results = try ResultsOfCampaign(all.campaign.folder)
    let mistakes = try readMistakes(of: all.campaign)
    verdicts =
      mistakes.mistakes.isEmpty
      ? nil : try VerdictsOfCampaign(of: all.campaign, mistakes, includeUnseen: choices.includeUnseen)
    self.all = all
    note = evidence.note
    statistics = withProgress("Computing the statistics") {
      RatingStatistics(evidence.source, settings: choices.settings, progress: $0)
    }
    let votes = evidence.source.votes
    let completion = Completion(
      all.ratings, ratersPerTask: all.campaign.settings.ratersPerTask,
      includingUnseen: choices.includeUnseen)
    labels = RealLabels(
      evidence.source.result.map { $0.questionScores(of: votes) } ?? .none, ratings: all.ratings,
      completion: completion)
    disputes = Dispute.greatest(disputed, in: votes)
  }

  /// The page.
  /// - Parameter pictures: where the pictures of disputed images come from; nil: none are shown.
  func page(pictures: PictureAddresses?) throws -> ReportPage {
    let source = statistics.source
    return ReportPage(
      title: all.campaign.settings.name, subtitle: subtitle,
      facts: [
        ("images", grouped(all.ratings.images.count)), ("tasks", grouped(all.ratings.tasks.count)),
        ("questions", grouped(source.votes.rows.count)), ("answers", grouped(source.votes.voteCount)),
        ("raters", grouped(source.raters.count)),
      ],
      sections: [
        ReportSection(labels: labels, statistics: statistics, note: note, warnings: warnings),
        ReportSection(gold: statistics),
        ReportSection(raters: statistics, remarks: all.remarks),
        results.committee.map { ReportSection(proposals: $0) },
        results.evaluation.map { ReportSection(models: $0) },
        try verdictsSection,
        ReportSection(disputes: disputes, pictures: disputedPictures(pictures)),
      ].compactMap(\.self))
  }

  private var verdictsSection: ReportSection? {
    get throws {
      guard let verdicts else { return nil }
      let accuracies = results.evaluation?.models.map { ($0.model, $0.originalAccuracy) } ?? []
      return ReportSection(
        verdicts: verdicts.table, agreement: try verdicts.agreement(),
        accuracies: Dictionary(accuracies, uniquingKeysWith: { first, _ in first }).compactMapValues(\.self))
    }
  }

  /// Which program made the page, and when.
  private var subtitle: String {
    let at = now().description
    return "Made by reassess \(Reassess.version) on \(at.prefix(10)) at \(at.dropFirst(11).prefix(5)) UTC."
  }

  private func disputedPictures(_ addresses: PictureAddresses?) -> [DisputedPicture] {
    let pictures = addresses.map { $0.addresses(of: disputes.map(\.image)) }
    return disputes.map { dispute in
      let image = all.ratings.images[dispute.image]
      let picture = pictures?[dispute.image]
      return DisputedPicture(
        image: image.id, picture: picture?.address, refusal: picture?.refusal ?? "The picture is not shown.",
        questions: dispute.rows.map { question(row: $0, original: image.original) })
    }
  }

  private func question(row: Int, original: Int?) -> DisputedPicture.Question {
    let source = statistics.source
    let label = source.votes.rows[row].label
    func raters(_ answer: Answer) -> [String] {
      source.votes.votes(onRow: row).filter { $0.answer == answer }.map { source.raters[$0.rater] }
    }
    let score = source.result?.scores[row]
    return DisputedPicture.Question(
      label: all.campaign.labels[label]?.name ?? String(label), isOriginal: label == original,
      no: raters(.no), maybe: raters(.maybe), yes: raters(.yes),
      score: score.flatMap { $0.isNaN ? nil : $0 })
  }
}

extension MethodResult {
  /// The result for each question that has answers.
  fileprivate func questionScores(of votes: VoteTable) -> QuestionResults {
    method == .majority
      ? MajorityVote.scores(for: votes)
      : Threshold.results(scores: scores, of: votes, threshold: threshold)
  }
}
