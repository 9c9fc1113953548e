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
      these labels at the end of their images' sets. No file of labels is changed.

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
    let places = all.decided(isPartial: partial).filter {
      all.table.majorities[$0]?.verdict.word == .notAMistake
    }
    var sets: [[Int]]?
    if let apply {
      sets = try reading { () throws(CampaignProblems) in try all.campaign.readLabelSets(ofFile: apply) }
    }
    let added = sets.map { _ in add(places, of: all, to: &sets) } ?? 0
    try write(all, places, sets)
    let corrected =
      sets == nil
      ? ""
      : "\nWritten: \(all.campaign.folder.path(of: "results/real-corrected.json")), \(added) labels added."
    printMessage(
      """
      \(places.count) of \(all.table.mistakes.count) predictions are not mistakes.
      Written: \(all.campaign.folder.path(of: "results/corrections.jsonl")).\(corrected)
      """)
  }

  /// Adds the labels that are not there yet; returns how many.
  private func add(_ places: [Int], of all: VerdictsOfCampaign, to sets: inout [[Int]]?) -> Int {
    var count = 0
    for place in places {
      let mistake = all.table.mistakes[place]
      guard let image = all.campaign.images.position(of: mistake.image),
        sets?[image].contains(mistake.prediction) == false
      else { continue }
      sets?[image].append(mistake.prediction)
      count += 1
    }
    return count
  }

  private func write(_ all: VerdictsOfCampaign, _ places: [Int], _ sets: [[Int]]?) throws {
    let applied = try apply.map { try inputRecords([($0, $0)]) } ?? []
    let record = RunRecord(
      program: "reassess \(Reassess.version)", method: "majority",
      parameters: [
        .init("partial", .bool(partial)), .init("includeUnseen", .bool(includeUnseen)),
        .init("reviewersPerMistake", .integer(all.reviewersPerMistake)),
        .init("apply", apply.map { .text($0) } ?? .null),
      ], inputs: all.inputs + applied
    ).rendered()
    let folder = all.campaign.folder
    do throws(FileError) {
      let lock = try folder.lockResults()
      defer { lock.release() }
      try folder.writeResult(
        "corrections.jsonl", ResultFiles.corrections(places, of: all.table, times: all.times), record: record)
      if let sets {
        try folder.writeResult("real-corrected.json", ResultFiles.real(NumberLists(sets)), record: record)
      }
    } catch {
      throw Failure(error.description)
    }
  }
}
