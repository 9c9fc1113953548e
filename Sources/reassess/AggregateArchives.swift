import Aggregation
import Campaigns
import DurableFiles
import Exchange
import Glibc
import NumPyFiles
import Ratings
import Reporting
import Threads

/// `reassess aggregate --npz`: from published archives to scores.npz and real.json.
struct AggregationOfArchives {
  private let folder: String
  private let originals: String
  private let output: String
  private let archives: ArchiveOptions
  private let method: Method
  private let options: MethodOptions
  private let without: [String]
  /// The published values: there is no campaign.json.
  private let settings = CampaignSettings(name: "")

  private var originalRaterLabels: LabelRanges { archives.originalRaterLabels ?? .published }

  init(
    _ folder: String, _ archives: ArchiveOptions, _ method: Method, _ options: MethodOptions,
    without: [String]
  ) {
    (self.folder, originals, output) = (folder, archives.original ?? "", archives.output ?? "")
    (self.archives, self.method, self.options, self.without) = (archives, method, options, without)
  }

  func run() throws {
    let files = files
    try requireInputsToStay(files.map(\.path))
    let states = files.map { FileState(of: $0.path) }
    let (inputs, read) = alongside {
      Result { try inputRecords(files) }
    } _: {
      Result { try readAnswers() }
    }
    // Answers and digests are read apart: they are of the same bytes when nobody has written meanwhile.
    if let place = files.indices.first(where: { FileState(of: files[$0].path) != states[$0] }) {
      throw Failure("\(files[place].path): it was changed while it was being read.")
    }
    let answers = try read.get()
    try requireAnswers(answers.ratings, without: without)
    try archives.originalRaterLabels?.check(answers)
    let scoring = try Scoring(input(answers), method, options, settings: settings)
    let record = record(scoring, try inputs.get()).rendered()
    let labels = try write(scoring, answers, record)
    report(labels, scoring, answers)
  }

  /// Refuses an output that replaces what is read, or what was published beside it.
  private func requireInputsToStay(_ inputs: [String]) throws {
    if isSameFile(folder, output) {
      throw Failure("--output is the folder of the archives: its scores.npz and real.json would be replaced.")
    }
    let results = ["scores.npz", "real.json"].map { output + "/" + $0 }
    for input in inputs where results.contains(where: { isSameFile($0, input) }) {
      throw Failure("\(input) is read, and would be replaced by a result: choose another --output.")
    }
  }

  /// The files that are read, by the names that the record has for them.
  private var files: [(name: String, path: String)] {
    let gold = ["golden.npz", "raters_golden.npz"].map { ($0, folder + "/" + $0) }
    return [("raters.npz", folder + "/raters.npz")]
      + (method == .gold ? gold.filter { access($0.1, F_OK) == 0 } : []) + [("original", originals)]
      + (archives.classes.map { [("classes", $0)] } ?? [])
  }

  private func readAnswers() throws -> PublishedAnswers {
    let leftOut = try without.map { name in
      guard let id = Int(name) else {
        throw Failure("there is no rater \(name): raters of archives have numbers.")
      }
      return id
    }
    do {
      return try withProgress("Reading the answers") { progress in
        try PublishedAnswers(
          folder: folder, originals: originals,
          classes: archives.classes.map { (path) throws(ExchangeError) in
            try ImageNetClasses.read(path).map(\.id)
          }, withGold: method == .gold, leavingOut: Set(leftOut),
          progress: progress)
      }
    } catch let error as ExchangeError {
      throw Failure(error.description)
    }
  }

  private func input(_ answers: PublishedAnswers) -> ScoringInput {
    let labels = originalRaterLabels
    let original =
      method == .majority || labels.ranges.isEmpty
      ? nil : OriginalLabelRater(originals: answers.originals) { labels.contains($0) }
    return ScoringInput(
      votes: answers.ratings, raterNames: answers.raterIDs.map(String.init), original: original
    ) { (parameters) throws(AggregationError) in
      guard let gold = answers.gold else { throw .method(.noGold) }
      return try GoldMethod(
        experts: gold.experts, raters: gold.raters, original: original, parameters: parameters)
    }
  }

  /// Writes both results, and gives the labels.
  private func write(_ scoring: Scoring, _ answers: PublishedAnswers, _ record: String) throws -> [[Int]] {
    let (folder, output, scores) = (folder, output, scoring.scores)
    let (archive, (labels, real)) = alongside {
      // Room for what is hardly ever more, so that it need not be copied while it grows.
      let sink = MemorySink(name: output + "/scores.npz", capacity: 16 * scores.count)
      return Result { () throws(ExchangeError) in
        try writePublishedScores(scores, ofAnswersIn: folder, to: sink)
        return sink.bytes
      }
    } _: {
      let labels = answers.labels(
        scores: scores, threshold: scoring.threshold, inLegacyOrder: archives.legacyOrder)
      return (labels, ResultFiles.real(NumberLists(labels)))
    }
    do {
      let archive = try archive.get()
      try makeFolder(at: output)
      let lock = try FolderLock(output)
      defer { lock.release() }
      for (name, content) in [("scores.npz", archive), ("real.json", real)] {
        try writeResult(name, record: record, in: output) { file throws(FileError) in try file.append(content)
        }
      }
    } catch let error as ExchangeError {
      throw Failure(error.description)
    } catch let error as FileError {
      throw Failure(error.description)
    }
    return labels
  }

  private func record(_ scoring: Scoring, _ inputs: [RunRecord.Input]) -> RunRecord {
    RunRecord(
      program: "reassess \(Reassess.version)", method: method.rawValue,
      parameters: [
        .init("without", .texts(without)), .init("legacyOrder", .bool(archives.legacyOrder)),
      ] + (method == .majority ? [] : [.init("originalRaterLabels", .text(originalRaterLabels.description))])
        + options.parameters(method, settings),
      findings: scoring.findings, inputs: inputs)
  }

  /// Says on stderr what a lead must know before using the labels.
  private func report(_ labels: [[Int]], _ scoring: Scoring, _ answers: PublishedAnswers) {
    var isRated = [Bool](repeating: false, count: answers.imageCount)
    for row in answers.ratings.rows { isRated[row.image] = true }
    let rated = isRated.indices.filter { isRated[$0] }
    let empty = rated.count { labels[$0].isEmpty }
    let unanswered = scoring.scores.count(where: \.isNaN)
    var notes = scoring.notes
    if !answers.raterIDsOfGoldAlone.isEmpty {
      notes.append("\(answers.raterIDsOfGoldAlone.count) raters have answered gold questions only.")
    }
    if unanswered > 0 { notes.append("\(unanswered) questions have no answers, and so no score.") }
    printMessage(
      """
      \(notes.map { $0 + "\n" }.joined())\
      \(labels.count) images: \(rated.count - empty) with labels, \(empty) without any, \
      \(labels.count - rated.count) not rated (original label kept).
      \(answers.ratings.rows.count) questions, \(answers.ratings.voteCount) answers.
      Written: \(output)/scores.npz, real.json.
      """)
  }
}
