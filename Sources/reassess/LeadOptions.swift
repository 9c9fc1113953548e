import Aggregation
import ArgumentParser
import Campaigns
import RatingStore
import Ratings
import Reporting
import Terminal
import Threads

/// What the commands of a lead have in common: the campaign and everybody's ratings.
struct RatingsOfCampaign {
  let campaign: Campaign
  let ratings: CampaignRatings
  /// What raters told the lead, rater after rater.
  let remarks: [RemarkRow]
  /// The files that were read, by their names in the campaign, with the digests of what was read.
  let inputs: [RunRecord.Input]

  /// Reads everything, or fails with everything that is wrong; `without` names raters to be left out.
  init(_ path: String, withGold: Bool, without: [String] = []) throws {
    let digests = ReadDigests()
    let campaign = try loadCampaign(CampaignFolder(path, digests: digests))
    self.campaign = campaign
    let everybody: [RatingsOfRater]
    let nobodysYet: CampaignRatings
    do throws(CampaignProblems) {
      // A start that failed may leave an empty journal: that is nobody who takes part.
      let invited = try campaign.folder.readRaters()
      let read: Result<[RatingsOfRater], CampaignProblems>
      let asked: Result<CampaignRatings, CampaignProblems>
      (asked, read) = alongside {
        Result { () throws(CampaignProblems) in
          let gold = withGold ? try campaign.readGold() : []
          return CampaignRatings(images: campaign.images, tasks: campaign.tasks, gold: gold)
        }
      } _: {
        Result { () throws(CampaignProblems) in
          try withProgress("Reading the answers") { progress throws(CampaignProblems) in
            try campaign.mapAllProgress(progress: progress) {
              RatingsOfRater($0, qualification: campaign.settings.qualification)
            }
          }
        }
      }
      nobodysYet = try asked.get()
      everybody = try read.get().filter { $0.hasBegun || invited.contains($0.record.rater) }
    } catch {
      throw Failure("the campaign cannot be read.\n\(error)")
    }
    let names = Set(everybody.map(\.record.rater.description))
    if let unknown = without.first(where: { !names.contains($0) }) {
      throw Failure("there is no rater \(unknown) to be left out.")
    }
    let counted = everybody.filter { !without.contains($0.record.rater.description) }
    ratings = try Self.collect(counted, into: nobodysYet)
    remarks = counted.flatMap(\.remarks)
    let folder = campaign.folder
    let files =
      ["campaign.json", "labels.json", "images.jsonl", "tasks.jsonl", "raters.jsonl"]
      + (withGold ? ["gold.jsonl"] : [])
      + everybody.filter(\.hasBegun).map { "answers/\($0.record.rater).jsonl" }
    inputs = files.compactMap { file in
      digests[folder.path(of: file)].map { RunRecord.Input(file: file, sha256: $0) }
    }
  }

  private static func collect(
    _ everybody: [RatingsOfRater], into nobodysYet: consuming CampaignRatings
  ) throws -> CampaignRatings {
    do throws(AggregationError) {
      var ratings = nobodysYet
      for rater in everybody { try ratings.add(rater.record, rater.ratings) }
      return ratings
    } catch {
      throw Failure("the ratings do not fit the campaign: \(error.description).")
    }
  }
}

/// What is kept of a rater's journal.
private struct RatingsOfRater {
  let record: RaterRecord
  let ratings: PlacedRatings
  /// Whether there is anything in the journal.
  let hasBegun: Bool
  let remarks: [RemarkRow]

  init(_ progress: RaterProgress, qualification: CampaignSettings.Qualification?) {
    let counts = progress.taskCounts
    record = RaterRecord(
      rater: progress.rater, skipped: counts.skippedOnce + counts.skippedForGood,
      spared: progress.tasks.count - counts.total,
      lastActivity: progress.lastAt?.description,
      qualification: qualification.map { $0.standing(of: progress).word })
    hasBegun = progress.seq > 0
    remarks = progress.remarks.map { RemarkRow($0, of: progress) }
    var ratings = PlacedRatings()
    let tasks = progress.tasks
    ratings.reserve(progress.submittedCount)
    progress.forEachSubmitted { task, answers, seconds, picture in
      ratings.append(
        task: task, candidates: tasks.candidateCount(at: task), seconds: seconds, picture: picture,
        answers: answers.bits)
    }
    self.ratings = ratings
  }
}

extension RemarkRow {
  fileprivate init(_ remark: Remark, of progress: RaterProgress) {
    let task = progress.tasks[remark.task]
    self.init(
      rater: progress.rater.description, task: task.id, image: task.image, remark: remark.kind.rawValue,
      reason: remark.reason, text: remark.text, at: remark.at.description)
  }
}

extension QualificationStanding {
  /// The standing in a word, as the table of raters has it.
  fileprivate var word: String {
    switch self {
    case .training: "training"
    case .test, .done: "test"
    case .passed: "passed"
    case .failed: "failed"
    }
  }
}

extension ReportFormat: ExpressibleByArgument {}

extension TextLayout {
  /// Columns as this terminal shows them, and text from files cleaned.
  static let terminal = terminal(width: nil)

  /// The same, for so many columns.
  static func terminal(width: Int?) -> TextLayout {
    TextLayout(clean: { cleaned($0) }, columns: { Terminal.columns(of: $0) }, width: width)
  }
}
