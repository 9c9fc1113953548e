import ArgumentParser
import Campaigns
import DurableFiles
import Ratings
import Reporting

/// Turns verdicts into labels.
struct Corrections: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "corrections",
    abstract: "Turn predictions that are no mistakes into label corrections, each with where it comes from.",
    discussion: """
      Writes results/corrections.jsonl: a line a prediction that reviewers by majority say is not a mistake, so that its \
      label belongs to the image; with the mistake, the models, every verdict and when the last was given. Only mistakes \
      that have as many verdicts as campaign.json asks for, unless --partial.

      --apply FILE writes results/real-corrected.json besides: the label sets of FILE, such as results/real.json, with \
      these labels at the end of their images' sets. Images without labels that wait for ratings, those of \
      results/incomplete.json, get none. No file of labels is changed.

      Examples:
        reassess corrections
        reassess corrections ~/campaigns/birds --apply ~/campaigns/birds/results/real.json
      """)

  @OptionGroup var folder: CampaignArgument

  @Option(
    help: "Label sets of all images, laid out as results/real.json.", completion: .file(extensions: ["json"]))
  var apply: String?

  @Flag(help: "Use mistakes with fewer verdicts too.")
  var partial = false

  @Flag(help: "Count verdicts made without a picture too.")
  var includeUnseen = false

  func run() throws {
    let all = try VerdictsOfCampaign(folder.campaign, includeUnseen: includeUnseen)
    let decided = all.decided(isPartial: partial)
    let places = decided.filter { all.table.majorities[$0]?.verdict.word == .notAMistake }
    let corrected = try apply.map { try CorrectedSets(places, of: all, file: $0) }
    try write(all, places, corrected)
    let total = all.table.mistakes.count
    printMessage(
      """
      \(places.count) of the \(decided.count) predictions decided are not mistakes\
      \(decided.count < total ? "; there are \(total)." : ".")
      Written: \(all.campaign.folder.path(of: "results/corrections.jsonl")).
      """)
    if let corrected {
      printMessage(
        "Written: \(all.campaign.folder.path(of: "results/real-corrected.json")), \(corrected.summary).")
    }
  }

  private func write(_ all: VerdictsOfCampaign, _ places: [Int], _ corrected: CorrectedSets?) throws {
    let record = RunRecord(
      program: "reassess \(Reassess.version)", method: "majority",
      parameters: [
        .init("partial", .bool(partial)), .init("includeUnseen", .bool(includeUnseen)),
        .init("reviewersPerMistake", .integer(all.reviewersPerMistake)), all.againstParameter,
        .init("apply", apply.map { .text($0) } ?? .null),
      ], inputs: all.inputs + (try inputRecords(corrected?.inputs ?? []))
    ).rendered()
    let folder = all.campaign.folder
    do throws(FileError) {
      let lock = try folder.lockResults()
      defer { lock.release() }
      try folder.writeResult(
        "corrections.jsonl", ResultFiles.corrections(places, of: all.table, times: all.times), record: record)
      if let corrected {
        let sets = NumberLists(corrected.sets)
        try folder.writeResult("real-corrected.json", ResultFiles.real(sets), record: record)
      }
    } catch {
      throw Failure(error.description)
    }
  }
}

/// Label sets with the labels that reviewers found.
private struct CorrectedSets {
  private(set) var sets: [[Int]]
  /// The files that were read.
  let inputs: [(name: String, path: String)]
  private var addedCount = 0
  /// Labels of images that wait for ratings: each would be the only one of its image, and count as all that is in it.
  private var waitingCount = 0

  init(_ places: [Int], of all: VerdictsOfCampaign, file: String) throws {
    let campaign = all.campaign
    sets = try reading { () throws(CampaignProblems) in try campaign.readLabelSets(ofFile: file) }
    let waiting = try reading { () throws(CampaignProblems) in try campaign.readIncompleteImages() }
    let name = "results/incomplete.json"
    inputs = [(file, file)] + (waiting.isEmpty ? [] : [(name, campaign.folder.path(of: name))])
    for place in places {
      let mistake = all.table.mistakes[place]
      guard let image = campaign.images.position(of: mistake.image),
        !sets[image].contains(mistake.prediction)
      else { continue }
      if sets[image].isEmpty, waiting.contains(image) {
        waitingCount += 1
      } else {
        sets[image].append(mistake.prediction)
        addedCount += 1
      }
    }
  }

  /// What was done, without a full stop.
  var summary: String {
    "\(addedCount) \(addedCount == 1 ? "label" : "labels") added"
      + (waitingCount == 0
        ? "" : "; \(waitingCount) left out, of images that wait for ratings (incomplete.json)")
  }
}
