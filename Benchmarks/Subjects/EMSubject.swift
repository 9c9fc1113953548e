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
  table.note(
    "On one core: numba takes \(figure(numba.best / oneCore.best)) times as long, crowd-kit"
      + " \(figure(crowdKit.best / oneCore.best)) times. An iteration is the difference of fits with more"
      + " and fewer of them.")
  report(table)
}

private func compareLargeIterations(_ setup: Setup, _ data: PublishedData) throws {
  var table = MarkdownTable(iterationsOf: "One iteration of EM: 92,481,000 votes")
  let published = try Contender(setup.emRounds("100", "same"))
  let drawn = try Contender(setup.emRounds("100", "new"))
  let numba = try Contender(data.script("numba_em.py", "100"))
  for _ in 0..<5 {
    try drawn.measure()
    try published.measure()
    try numba.measure()
  }
  table.row("**reassess, raters drawn by lot for each question**", drawn, relativeTo: drawn)
  table.row("reassess, the published votes a hundred times", published, relativeTo: drawn)
  table.row("numba, the published votes a hundred times", numba, relativeTo: drawn)
  report(table)
}

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
  /// The milliseconds of one iteration, from fits of one and of several; `percent` says which of the fits.
  fileprivate func iteration(_ percent: Int) -> Double {
    (samples[1].percentile(percent) - samples[0].percentile(percent)) / samples[2].median
  }
  fileprivate var best: Double { iteration(0) }
}

extension MarkdownTable {
  fileprivate init(iterationsOf title: String) {
    self.init(
      title, "", "runs", "p50 ms", "least ms", "with the first, p50 ms", "peak MiB", "p50 / reassess",
      "least / reassess")
  }

  fileprivate mutating func row(_ name: String, _ contender: Contender, relativeTo ours: Contender) {
    row(
      name, "\(contender.samples[0].count)", figure(contender.iteration(50)), figure(contender.best),
      figure(contender.samples[0].median), figure(contender.peakMemory),
      "**\(figure(contender.iteration(50) / ours.iteration(50)))**",
      "**\(figure(contender.best / ours.best))**")
  }
}
