import Aggregation
import Campaigns
import RatingStore
import Ratings
import Reporting

/// What reviewers said of a campaign's mistakes.
struct VerdictsOfCampaign {
  let campaign: Campaign
  let table: VerdictTable
  /// Where each reviewer stands who has begun.
  let everybody: [RaterProgress]
  /// When each verdict of the table was given.
  let times: [[String]]
  /// Verdicts without a picture that were left out.
  let unseenCount: Int
  /// What the mistakes were compared with; nil: nothing says.
  let against: Mistake.Reference?
  /// The files that were read, with the digests of what was read.
  let inputs: [RunRecord.Input]

  init(_ path: String, includeUnseen: Bool) throws {
    let digests = ReadDigests()
    let rated = try loadCampaign(CampaignFolder(path, digests: digests))
    let mistakes = try readMistakes(of: rated)
    if mistakes.mistakes.isEmpty {
      throw Failure(
        "there are no mistakes: reassess mistakes finds them, and reassess import brings published ones.")
    }
    try self.init(of: rated, mistakes, digests, includeUnseen: includeUnseen)
  }

  /// The same of a campaign that was read already, with its mistakes; `digests` has those of what was read.
  init(
    of rated: Campaign, _ mistakes: MistakeList, _ digests: ReadDigests = ReadDigests(), includeUnseen: Bool
  ) throws {
    let campaign = rated.reviewing(mistakes)
    let everybody = try reading { () throws(CampaignProblems) in
      try campaign.readAllProgress().filter { $0.seq > 0 }
    }
    func counts(_ mistake: Int, _ progress: RaterProgress) -> Bool {
      includeUnseen || progress.seen(mistake)?.picture != PictureSeen.none
    }
    let table = VerdictTable(
      mistakes: mistakes.mistakes, reviewers: everybody.map(\.rater),
      verdicts: everybody.map { progress in
        mistakes.tasks.indices.map { counts($0, progress) ? progress.verdict(of: $0) : nil }
      })
    times = table.given.indices.map { mistake in
      table.given[mistake].map { everybody[$0.reviewer].submittedAt(mistake)?.description ?? "" }
    }
    unseenCount = everybody.reduce(0) { sum, progress in
      sum + mistakes.tasks.indices.count { progress.verdict(of: $0) != nil && !counts($0, progress) }
    }
    (self.campaign, self.table, self.everybody, against) = (campaign, table, everybody, mistakes.against)
    let files =
      ["campaign.json", "labels.json", "images.jsonl", "mistakes.jsonl"]
      + everybody.map { "reviews/\($0.rater).jsonl" }
    inputs = files.compactMap { file in
      digests[campaign.folder.path(of: file)].map { RunRecord.Input(file: file, sha256: $0) }
    }
  }

  /// The same for a record.
  var againstParameter: RunRecord.Parameter { .init("against", against.map { .text($0.rawValue) } ?? .null) }

  /// The models, in the order in which they first come.
  var models: [String] { VerdictCounts.byModel(table).map(\.model) }

  /// How many verdicts each mistake is to get.
  var reviewersPerMistake: Int { campaign.settings.ratersPerTask }

  /// The mistakes that have a majority verdict, of enough reviewers unless `isPartial`.
  func decided(isPartial: Bool) -> [Int] {
    table.mistakes.indices.filter {
      !table.given[$0].isEmpty && (isPartial || table.given[$0].count >= reviewersPerMistake)
    }
  }

  func agreement() throws -> AgreementFigures {
    do throws(AggregationError) {
      return try table.agreement(seed: 1)
    } catch {
      throw Failure("\(error.description).")
    }
  }
}
