import Aggregation
import Campaigns
import DurableFiles
import Ratings
import Reporting
import Threads

/// `reassess aggregate` of a campaign: from its journals to results/.
struct AggregationOfCampaign {
  private let all: RatingsOfCampaign
  private let method: Method
  private let options: MethodOptions
  private let without: [String]
  private let isPartial: Bool
  private let includeUnseen: Bool
  /// The original label as an extra rater; nil: it is none.
  private let original: OriginalLabelRater?
  /// The scores that were there before.
  private let replaced = ReplacedFiles()
  private var settings: CampaignSettings { all.campaign.settings }

  init(
    _ path: String, _ method: Method, _ options: MethodOptions, without: [String], isPartial: Bool,
    includeUnseen: Bool
  ) throws {
    all = try RatingsOfCampaign(path, withGold: method == .gold, without: without)
    (self.method, self.options, self.without) = (method, options, without)
    (self.isPartial, self.includeUnseen) = (isPartial, includeUnseen)
    original = method == .majority ? nil : Self.original(all)
  }

  /// Does it all; returns the scores that were there before, still open.
  func run() throws -> ReplacedFiles {
    let (all, includingUnseen, ratersPerTask) = (all, includeUnseen, settings.ratersPerTask)
    let gold = goldMethod
    let ((completion, goldMethod), votes) = alongside {
      let ratings = all.ratings
      return (Completion(ratings, ratersPerTask: ratersPerTask, includingUnseen: includingUnseen), gold())
    } _: {
      VoteTable(all.ratings, includingUnseen: includingUnseen)
    }
    try requireAnswers(votes, without: without)
    let (order, scoring) = alongside {
      votes.rowsByImage
    } _: {
      Result { try Scoring(input(votes, goldMethod), method, options, settings: settings) }
    }
    let results = try results(scoring.get(), of: votes)
    let record = try record(scoring.get()).rendered()
    let isPartial = isPartial
    let scores = results.behindLabels(inOrder: order, completion: completion, partial: isPartial)
    let counts = try write(scores, record, completion) {
      RealLabels(results, inOrder: order, ratings: all.ratings, completion: completion, partial: isPartial)
    }
    try report(counts, scoring.get())
    return replaced
  }

  private func results(_ scoring: Scoring, of votes: VoteTable) -> QuestionResults {
    method == .majority
      ? MajorityVote.scores(for: votes)
      : Threshold.results(scores: scoring.scores, of: votes, threshold: scoring.threshold)
  }

  /// What became of images that nobody was asked about.
  private static func originals(of counts: RealLabels.Counts) -> String {
    let without = counts.withoutTasks - counts.keptOriginals
    if without == 0 { return "original label kept" }
    if counts.keptOriginals == 0 { return "no original label to keep" }
    return "\(counts.keptOriginals) keep their original label, \(without) have none"
  }

  private func input(
    _ votes: VoteTable, _ goldMethod: Result<GoldMethod, AggregationError>?
  ) -> ScoringInput {
    ScoringInput(
      votes: votes, raterNames: all.ratings.raters.map(\.rater.description), original: original
    ) { (_) throws(AggregationError) in
      guard let goldMethod else { throw .method(.noGold) }
      return try goldMethod.get()
    }
  }

  /// Counts the gold method's model, where that is the method: it can be done beside the votes.
  private var goldMethod: @Sendable () -> Result<GoldMethod, AggregationError>? {
    let (all, original, includingUnseen) = (all, original, includeUnseen)
    let parameters = method == .gold ? options.goldParameters(settings.gold) : nil
    return {
      parameters.map { parameters in
        Result { () throws(AggregationError) in
          try GoldMethod(
            all.ratings, original: original, parameters: parameters, includingUnseen: includingUnseen)
        }
      }
    }
  }

  /// The original label as an extra rater, where campaign.json says so and labels are known to be meant.
  private static func original(_ all: RatingsOfCampaign) -> OriginalLabelRater? {
    guard let id = all.campaign.settings.originalLabelRaterUnder else { return nil }
    let labels = all.campaign.labels.indices(under: id)
    if labels.isEmpty {
      printMessage(
        "No label of labels.json is \(id) or has it as a hypernym: the original label is no rater.")
      return nil
    }
    let asked = LabelSet(Array(labels))
    return OriginalLabelRater(all.ratings) { asked.contains($0) }
  }

  /// Writes the results, and tells what became of images and questions. The scores are by far the longest: labels are
  /// made beside them.
  private func write(
    _ scores: QuestionResults, _ record: String, _ completion: Completion,
    labels: @escaping @Sendable () -> RealLabels
  ) throws -> RealLabels.Counts {
    let (folder, ratings) = (all.campaign.folder, all.ratings)
    do throws(FileError) {
      let lock = try folder.lockResults()
      defer { lock.release() }
      let (counts, scores) = alongside {
        Result { () throws(FileError) in
          // They are done long before the scores, which go first.
          yieldToOtherThreads()
          let labels = labels()
          try folder.writeResult("real.json", ResultFiles.real(labels.labels), record: record)
          try folder.writeResult(
            "incomplete.json", ResultFiles.incomplete(labels, of: ratings, completion: completion),
            record: record)
          return labels.counts
        }
      } _: {
        Result { () throws(FileError) in try writeScores(scores, record) }
      }
      let made = try counts.get()
      try scores.get()
      return made
    } catch {
      throw Failure(error.description)
    }
  }

  /// Lines of scores.jsonl that are made together: few enough to be written while they are in a cache.
  private static let linesInPart = 1 << 10

  /// Writes the first lines while the next are made.
  private func writeScores(_ scores: QuestionResults, _ record: String) throws(FileError) {
    let ratings = all.ratings
    let (count, size) = (scores.count, Self.linesInPart)
    try all.campaign.folder.writeResult("scores.jsonl", record: record, keeping: replaced) {
      file throws(FileError) in
      try inOrder((count + size - 1) / size) { part in
        let places = part * size..<min(count, (part + 1) * size)
        return ResultFiles.scores(scores.results(at: places)[...], of: ratings)
      } take: { lines throws(FileError) in
        try file.append(lines)
      }
    }
  }

  private func record(_ scoring: Scoring) throws -> RunRecord {
    RunRecord(
      program: "reassess \(Reassess.version)", method: method.rawValue,
      parameters: [
        .init("ratersPerTask", .integer(settings.ratersPerTask)),
        .init("partial", .bool(isPartial)),
        .init("includeUnseen", .bool(includeUnseen)),
        .init("without", .texts(without)),
      ] + (method == .majority ? [] : [originalLabelRater]) + options.parameters(method, settings),
      findings: scoring.findings,
      inputs: all.inputs)
  }

  private var originalLabelRater: RunRecord.Parameter {
    let id = original == nil ? nil : settings.originalLabelRaterUnder
    return .init("originalLabelRater", id.map { .text($0) } ?? .null)
  }

  /// Says on stderr what a lead must know before using the labels.
  private func report(_ counts: RealLabels.Counts, _ scoring: Scoring) {
    let tied = method == .majority ? ", \(counts.ties) of them tied" : ""
    printMessage(
      """
      \(scoring.notes.map { $0 + "\n" }.joined())\
      \(counts.images) images: \(counts.labelled) with labels, \(counts.empty) without any, \
      \(counts.withoutTasks) not rated (\(Self.originals(of: counts))), \(counts.incomplete) incomplete\
      \(isPartial && counts.incomplete > 0 ? " (used: --partial)" : "").
      \(counts.questions) questions\(tied).
      Written: \(all.campaign.folder.path(of: "results/real.json")), scores.jsonl, incomplete.json.
      """)
  }
}

/// The files that were read, with the digests of their bytes.
func inputRecords(_ files: [(name: String, path: String)]) throws -> [RunRecord.Input] {
  do throws(FileError) {
    var inputs: [RunRecord.Input] = []
    for file in files { inputs.append(.init(file: file.name, sha256: try digest(ofFile: file.path))) }
    return inputs
  } catch {
    throw Failure(error.description)
  }
}
