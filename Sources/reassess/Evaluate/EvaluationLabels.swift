import Campaigns
import DurableFiles
import Evaluation
import Exchange
import Glibc
import Ratings
import Reporting
import Threads

/// What models are judged by, and what is known of the labels.
struct EvaluationLabels {
  /// The original and ReaL labels.
  let references: ReferenceLabels
  /// How many labels there are; nil: not known.
  let labelCount: Int?
  /// The labels' names and hypernyms; empty: not known.
  let table: LabelTable
  /// The campaign; nil: there is none.
  let campaign: Campaign?
  /// The files that were read: with their digests.
  let files: [RunRecord.Input]

  /// Those of a campaign, its ReaL labels from its results unless a file is named.
  init(campaign path: String, real: String?) throws {
    let campaign = try loadCampaign(path)
    let count = campaign.labels.all.count
    if let gap = (0..<count).first(where: { campaign.labels[$0] == nil }) {
      throw Failure(
        "labels.json has \(count) labels but none of index \(gap): the columns of predictions are the labels from 0 on."
      )
    }
    let realPath = real ?? campaign.folder.path(of: "results/real.json")
    // Taken before it is read: were it replaced in between, it would be found to have changed since, and not the other way round.
    let digests = try Self.digests(campaign, real: real ?? "results/real.json", realPath)
    let sets = try Self.sets(realPath, isResult: real == nil)
    guard sets.count == campaign.images.count else {
      throw Failure(
        "\(realPath): it is of \(sets.count) images, and images.jsonl has \(campaign.images.count).")
    }
    let originals = campaign.images.indices.map { campaign.images.original(at: $0) }
    references = try Self.references(originals, sets, realPath)
    if let greatest = references.greatestLabel, greatest >= count {
      throw Failure(
        "\(realPath): it has label \(greatest), and labels.json has those from 0 to \(count - 1).")
    }
    (labelCount, table, self.campaign) = (count, campaign.labels, campaign)
    files = digests
  }

  /// Those of files.
  init(original: String, real: String, classes: String?) throws {
    do throws(ExchangeError) {
      let labels = try classes.map { path throws(ExchangeError) in try ImageNetClasses.read(path) }
      table = LabelTable(labels ?? [])
      labelCount = labels?.count
    } catch {
      throw Failure("\(error).")
    }
    let (readSets, readOriginals) = alongside {
      Result { () throws(ExchangeError) in try LabelLists.sets(real) }
    } _: {
      Result { () throws(ExchangeError) in try LabelLists.originals(original) }
    }
    let (originals, sets): ([Int?], LabelSets)
    do throws(ExchangeError) {
      (originals, sets) = (try readOriginals.get(), try readSets.get())
    } catch {
      throw Failure("\(error).")
    }
    guard sets.count == originals.count else {
      throw Failure("\(real): it is of \(sets.count) images, and \(original) of \(originals.count).")
    }
    references = try Self.references(originals, sets, real)
    if let labelCount, let greatest = references.greatestLabel, greatest >= labelCount {
      throw Failure("\(real) or \(original): label \(greatest) is none of the \(labelCount) classes.")
    }
    (campaign, files) = (nil, [])
  }

  private static func digests(
    _ campaign: Campaign, real: String, _ realPath: String
  ) throws -> [RunRecord.Input] {
    let names = ["campaign.json", "labels.json", "images.jsonl"]
    // A file that is missing is told of by whoever reads it.
    let isThere = access(realPath, F_OK) == 0
    return try inputRecords(
      names.map { ($0, campaign.folder.path(of: $0)) } + (isThere ? [(real, realPath)] : []))
  }

  private static func sets(_ path: String, isResult: Bool) throws -> LabelSets {
    do throws(ExchangeError) {
      return try LabelLists.sets(path)
    } catch {
      let advice = isResult ? "\nReaL labels are what reassess aggregate makes." : ""
      throw Failure("\(error).\(advice)")
    }
  }

  private static func references(_ originals: [Int?], _ sets: LabelSets, _ path: String) throws
    -> ReferenceLabels
  {
    guard sets.count > 0 else { throw Failure("\(path): it has no images.") }
    do throws(EvaluationError) {
      return try ReferenceLabels(originals: originals, real: sets)
    } catch {
      throw Failure("\(path): \(error).")
    }
  }
}
