import Aggregation
import ArgumentParser
import Campaigns
import DurableFiles
import Reporting

/// Turns everybody's answers into scores and ReaL labels.
struct Aggregate: ParsableCommand {
  /// How answers become scores.
  enum Method: String, CaseIterable, ExpressibleByArgument {
    case majority
  }

  static let configuration = CommandConfiguration(
    abstract: "Turn answers into scores and ReaL labels, in results/.",
    discussion: """
      majority: a label is in the image when 2 x yes + maybe > answers; equality is a tie, which is reported \
      and not a label. An image with an unfinished task has no labels and is named in \
      results/incomplete.json, unless --partial is given. Beside each result NAME.run.json says how it was \
      made; "decision":"tie" in results/scores.jsonl marks the ties.

      Examples:
        reassess aggregate --method majority
        reassess aggregate ~/campaigns/birds --method majority --partial
      """)

  @OptionGroup var folder: CampaignArgument

  @Option(help: "The method: majority.")
  var method = Method.majority

  @Flag(help: "Use images with unfinished tasks, with the answers that there are.")
  var partial = false

  @Flag(help: "Count ratings made without a picture too.")
  var includeUnseen = false

  func run() throws {
    let all = try RatingsOfCampaign(folder.campaign, withGold: false)
    let completion = Completion(
      all.ratings, ratersPerTask: all.campaign.settings.ratersPerTask, includingUnseen: includeUnseen)
    let votes = VoteTable(all.ratings, includingUnseen: includeUnseen)
    let labels = RealLabels(
      MajorityVote.scores(for: votes), ratings: all.ratings, completion: completion, partial: partial)
    try write(labels, of: all, completion)
    report(labels.counts, in: all.campaign.folder)
  }

  private func write(_ labels: RealLabels, of all: RatingsOfCampaign, _ completion: Completion) throws {
    let folder = all.campaign.folder
    do throws(FileError) {
      let record = try record(of: all).rendered()
      try folder.writeResult("scores.jsonl", ResultFiles.scores(labels, of: all.ratings), record: record)
      try folder.writeResult("real.json", ResultFiles.real(labels), record: record)
      try folder.writeResult(
        "incomplete.json", ResultFiles.incomplete(labels, of: all.ratings, completion: completion),
        record: record)
    } catch {
      throw Failure(error.description)
    }
  }

  private func record(of all: RatingsOfCampaign) throws(FileError) -> RunRecord {
    var inputs: [RunRecord.Input] = []
    for name in all.inputs {
      inputs.append(.init(file: name, sha256: try digest(ofFile: all.campaign.folder.path(of: name))))
    }
    return RunRecord(
      program: "reassess \(Reassess.version)", method: method.rawValue,
      parameters: [
        .init("ratersPerTask", .integer(all.campaign.settings.ratersPerTask)),
        .init("partial", .bool(partial)),
        .init("includeUnseen", .bool(includeUnseen)),
      ], inputs: inputs)
  }

  /// Says on stderr what a lead must know before using the labels.
  private func report(_ counts: RealLabels.Counts, in folder: CampaignFolder) {
    printMessage(
      """
      \(counts.images) images: \(counts.labelled) with labels, \(counts.empty) without any, \
      \(counts.withoutTasks) not rated (original label kept), \(counts.incomplete) incomplete\
      \(partial && counts.incomplete > 0 ? " (used: --partial)" : "").
      \(counts.questions) questions, \(counts.ties) of them tied.
      Written: \(folder.path(of: "results/real.json")), scores.jsonl, incomplete.json.
      """)
  }
}
