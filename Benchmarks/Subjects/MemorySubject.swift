import Campaigns
import Glibc
import Ratings
import Terminal

/// What a session of eight hours, 10,000 tasks, needs of memory as it goes on: on the screen and line by line.
///
/// SESSIONS in the environment names some of them.
func measureMemory(_ setup: Setup) throws {
  var table = MarkdownTable(
    "A session of \(grouped(LongSession.tasks)) tasks of \(PictureCampaign.candidates) labels: memory (VmRSS), MiB",
    ["after tasks"] + LongSession.marks.map(grouped) + ["growth", "at most"])
  let wanted = getenv("SESSIONS").map { String(cString: $0) } ?? "symbols sixel plain"
  for name in wanted.split(separator: " ").map(String.init) {
    // A campaign of its own: nothing is in its ledger.
    let campaign = try PictureCampaign(
      "\(setup.scratch)/memory-\(name)", tasks: LongSession.tasks + 10, pictures: setup.variedPictures,
      files: setup.variedPictures.count)
    switch name {
    case "plain":
      table.row(
        ["**reassess rate --plain**, from a pipe"] + (try LongSession(linesOf: setup, campaign)).program.cells
      )
    default:
      let size = name == "sixel" ? Size(columns: 80, rows: 24) : Size(columns: 120, rows: 40)
      let session = try LongSession(setup, campaign, on: size, preview: name)
      table.row(["**reassess rate, \(name), \(size)**"] + session.program.cells)
      table.row(["its picture worker"] + session.worker.cells)
    }
  }
  table.note(
    "\(setup.variedPictures.count) pictures of different sizes, drawn anew for each task. Growth: from "
      + "\(LongSession.marks[0]) tasks on, to the last and to the most at any look, after every "
      + "\(LongSession.batch) tasks.")
  report(table)
}

/// A session from its first task to its last, and the memory that its processes had on the way.
private struct LongSession {
  /// After how many tasks memory is reported; growth is counted from the first on.
  static let marks = [100, 1_000, 5_000, 10_000]
  static let tasks = 10_000
  /// How many tasks are typed ahead at once; memory is looked at after each such batch.
  static let batch = 20

  /// The resident memory of one process, in KiB.
  struct Course {
    private(set) var atMarks: [Int] = []
    private(set) var most = 0

    mutating func add(_ memory: Int, after tasks: Int) {
      if marks.contains(tasks) { atMarks.append(memory) }
      if tasks >= marks[0] { most = max(most, memory) }
    }

    /// MiB at each mark, then the growth to the last and to the most in per cent.
    var cells: [String] {
      guard let first = atMarks.first, let last = atMarks.last else { return [] }
      let growth = [last, most].map { Double($0 - first) / Double(first) * 100 }
      return atMarks.map { figure(Double($0) / 1_024) } + growth.map { "**\(figure($0)) %**" }
    }
  }

  private(set) var program = Course()
  private(set) var worker = Course()

  /// Rates in a terminal. Every rating must say that its picture was shown.
  init(_ setup: Setup, _ campaign: PictureCampaign, on size: Size, preview: String) throws {
    let rater = try Setup.rater(preview)
    let rating = try RatingProgram(setup, campaign: campaign.path, rater: rater, size: size, preview: preview)
    for done in Self.counts {
      try rating.press(String(repeating: PictureCampaign.answers + "\r", count: Self.batch), silence: 20)
      program.add(ProcessFacts(pid: rating.terminal.pid).memory, after: done)
      worker.add(try rating.worker().memory, after: done)
    }
    try rating.leave()
    try Self.check(campaign, rater, seen: .shown)
  }

  /// Rates line by line.
  init(linesOf setup: Setup, _ campaign: PictureCampaign) throws {
    let rater = try Setup.rater("plain")
    let rating = try PipedProgram(
      Command("\(setup.programs)/reassess", "rate", campaign.path, "--rater", rater.description, "--plain"),
      errors: "\(setup.scratch)/messages")
    try rating.awaitLines(1)
    let lines = PictureCampaign.answers.map { "\($0)\n" }.joined()
    for done in Self.counts {
      rating.type(String(repeating: lines, count: Self.batch))
      try rating.awaitLines(Self.batch * PictureCampaign.candidates)
      program.add(ProcessFacts(pid: rating.pid).memory, after: done)
    }
    try rating.finish()
    try Self.check(campaign, rater, seen: .none)
  }

  /// How many tasks are done after each batch.
  private static var counts: some Sequence<Int> { stride(from: batch, through: tasks, by: batch) }

  /// Makes sure that all was rated, and how.
  private static func check(_ campaign: PictureCampaign, _ rater: RaterName, seen: PictureSeen) throws {
    var count = 0
    try CampaignFolder(campaign.path).load().readProgress(of: rater).forEachSubmitted { _, _, _, picture in
      if picture == seen { count += 1 }
    }
    guard count == tasks else {
      throw BenchError.notShown("the picture of each task, but of \(count),")
    }
  }
}
