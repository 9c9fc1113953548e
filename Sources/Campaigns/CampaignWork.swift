/// What people do in a campaign: each has journals and a ledger of its own.
public enum CampaignWork: Sendable {
  /// Answering the questions of tasks.
  case rating
  /// Giving verdicts on mistakes of models.
  case review

  /// The folder of the journals.
  var journals: String { self == .rating ? "answers" : "reviews" }

  /// The file that says who holds and has done what.
  var ledger: String { self == .rating ? "ledger.jsonl" : "mistakes.ledger.jsonl" }
}

extension CampaignFolder {
  /// The same folder, for reviewing.
  var forReviewing: CampaignFolder {
    var folder = self
    folder.work = .review
    return folder
  }

  /// The name of the folder of the journals.
  public var journalsName: String { work.journals }

  /// The folder of the journals.
  public var journalsPath: String { path(of: work.journals) }

  /// The name of the ledger.
  public var ledgerName: String { work.ledger }

  /// The ledger.
  public var ledgerPath: String { path(of: work.ledger) }
}

extension Campaign {
  /// The campaign as reviewers have it: the mistakes are the tasks, with journals and a ledger of their own.
  public func reviewing(_ mistakes: MistakeList) -> Campaign {
    var settings = settings
    settings.ratersPerTask = settings.review.reviewersPerMistake
    settings.qualification = nil
    settings.instructions = settings.review.instructions
    return Campaign(
      folder: folder.forReviewing, settings: settings, labels: labels, labelsDigest: labelsDigest,
      images: images, tasks: mistakes.tasks)
  }
}
