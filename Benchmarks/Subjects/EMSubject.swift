/// How long one iteration of EM takes on the published votes, next to crowd-kit and to a loop that numba compiles.
func measureEM(_ setup: Setup) throws {
  guard let data = PublishedData(for: "em") else { return }
  try compareIterations(setup, data)
  try compareLargeIterations(setup, data)
}

private func compareIterations(_ setup: Setup, _ data: PublishedData) throws {
  let ours = try Contender(setup.emRounds("1"))
  let oneCore = try Contender(setup.emRounds("1", onOneCore: true))
  let numba = try Contender(data.script("numba_em.py"))
  let crowdKit = try Contender(data.script("crowdkit_em.py"))
  for _ in 0..<3 {
    try crowdKit.measure()
    for _ in 0..<15 {
      for contender in [ours, numba, oneCore] { try contender.measure() }
    }
  }
  var table = MarkdownTable(iterationsOf: "One iteration of EM: 924,810 votes, two truths, three answers")
  table.row("**reassess, all cores**", ours, relativeTo: ours)
  table.row("reassess, one core", oneCore, relativeTo: ours)
  table.row("numba, fused loop, one thread, without the likelihood", numba, relativeTo: ours)
  table.row("crowd-kit DawidSkene (three truths: it has no other form)", crowdKit, relativeTo: ours)
  table.note(iterationNote)
  report(table)
}

private func compareLargeIterations(_ setup: Setup, _ data: PublishedData) throws {
  let ours = try Contender(setup.emRounds("100"))
  let numba = try Contender(data.script("numba_em.py", "100"))
  for _ in 0..<5 { for contender in [ours, numba] { try contender.measure() } }
  var table = MarkdownTable(iterationsOf: "One iteration of EM: 92,481,000 votes")
  table.row("**reassess, raters drawn by lot for each question**", ours, relativeTo: ours)
  table.row("numba, the published votes a hundred times", numba, relativeTo: ours)
  table.note(iterationNote)
  report(table)
}

private let iterationNote =
  "An iteration is the difference of a fit with many and one with one. Processor: what all threads together had of it,"
  + " which other work on the machine changes little; the least of the runs."

extension Setup {
  /// This program as a contender.
  fileprivate func emRounds(_ arguments: String..., onOneCore: Bool = false) throws -> Command {
    let command = ["\(programs)/reassess-bench", "em-rounds"] + arguments
    guard onOneCore else { return Command(command[0], Array(command[1...])) }
    guard let taskset = Command.find("taskset") else { throw BenchError.missing("the program taskset") }
    return Command(taskset, ["-c", "0"] + command)
  }
}

extension Contender {
  /// The milliseconds that passed in one iteration: of the middle fits.
  fileprivate var passed: Double { (samples[2].median - samples[1].median) / samples[0].median }
  /// The milliseconds that processors spent on one iteration: of the fits with the least.
  fileprivate var spent: Double {
    (samples[4].percentile(0) - samples[3].percentile(0)) / samples[0].median
  }
}

extension MarkdownTable {
  fileprivate init(iterationsOf title: String) {
    self.init(
      title, "", "runs", "ms", "processor ms", "fit of one iteration, ms", "peak MiB", "time / reassess",
      "processor / reassess")
  }

  fileprivate mutating func row(_ name: String, _ contender: Contender, relativeTo ours: Contender) {
    row(
      name, "\(contender.samples[0].count)", figure(contender.passed), figure(contender.spent),
      figure(contender.samples[1].median), figure(contender.peakMemory),
      "**\(figure(contender.passed / ours.passed))**", "**\(figure(contender.spent / ours.spent))**")
  }
}
