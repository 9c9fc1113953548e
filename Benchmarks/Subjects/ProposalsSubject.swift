import Glibc

/// How long predictions take to become proposals, committees and tasks, next to NumPy and to merely reading the files.
func measureProposals(_ setup: Setup) throws {
  guard let data = PublishedData(for: "proposals") else { return }
  try comparePooling(setup, data)
  try compareSearch(setup, data)
  try measureCutting(setup, data)
}

/// PREDICTIONS_MODELS in the environment, where memory has no room for the paper's 19 models; they take 0.2 GB each.
private var modelCount: Int {
  getenv("PREDICTIONS_MODELS").flatMap { Int(String(cString: $0)) } ?? 19
}

private func comparePooling(_ setup: Setup, _ data: PublishedData) throws {
  let folder = "\(setup.scratch)/predictions"
  guard mkdir(folder, 0o755) == 0 else { throw BenchError.file(folder, errno: errno) }
  let predictions = GeneratedPredictions(folder: folder, models: modelCount)
  defer { for path in predictions.paths { unlink(path) } }
  try predictions.write()
  let ours = try Contender(setup.rounds("pool-rounds", folder, "\(modelCount)"))
  let numpy = try Contender(data.script("numpy_pooling.py", paths: predictions.paths))
  guard let shell = Command.find("sh") else { throw BenchError.missing("the program sh") }
  let reading = Command(shell, "-c", "cat '\(folder)'/*.npy > /dev/null")
  var cat = ColdRuns(setup)
  for round in 0..<7 {
    try cat.run(reading)
    try ours.measure()
    if round < 2 { try numpy.measure() }
  }
  var table = MarkdownTable(
    roundsOf: "Pooling: \(modelCount) models x 50,000 images x 1000 labels, float32, in the page cache")
  table.row("**reassess, two threads**", ours, relativeTo: ours)
  table.row("NumPy: argpartition, softmax, argmax", numpy, relativeTo: ours)
  table.row(
    "cat FILES > /dev/null", "\(cat.times.count)", figure(cat.times.percentile(0)),
    figure(cat.processor.percentile(0)),
    figure(cat.peakMemory), "**\(figure(cat.times.percentile(0) / ours.least))**",
    "**\(figure(cat.processor.percentile(0) / ours.leastSpent))**")
  table.note(leastNote)
  table.note(
    "Proposals left by the one-model rule: \(grouped(Int(ours.samples[2].median))) of ours, "
      + "\(grouped(Int(numpy.samples[2].median))) of NumPy.")
  report(table)
}

private func compareSearch(_ setup: Setup, _ data: PublishedData) throws {
  let gold = "\(setup.scratch)/gold.npy"
  try GeneratedGold.write(to: gold)
  let ours = try Contender(setup.rounds("search-rounds"))
  let numpy = try Contender(data.script("numpy_search.py", gold, "2000"))
  for round in 0..<40 {
    try ours.measure()
    if round < 3 { try numpy.measure() }
  }
  var table = MarkdownTable(roundsOf: "The best committee of 19 models on 256 gold images: all 524,288")
  table.row("**reassess**", ours, relativeTo: ours)
  table.row("NumPy, a loop over subsets: 2,000 of them, taken for all", numpy, relativeTo: ours)
  table.note(leastNote)
  report(table)
}

private func measureCutting(_ setup: Setup, _ data: PublishedData) throws {
  let nouns = "/usr/share/wordnet/data.noun"
  guard access(nouns, R_OK) == 0 else { return report("Cutting: skipped, \(nouns) is not there.\n") }
  let ours = try Contender(setup.rounds("cut-rounds", "\(data.folder)/imagenet_classes.tsv", nouns))
  for _ in 0..<5 { try ours.measure() }
  var table = MarkdownTable(
    roundsOf: "Tasks: 25,000 images with 2 to 56 candidates, WordNet's order included")
  table.row("**reassess**", ours, relativeTo: ours)
  table.note("\(grouped(Int(ours.samples[2].median))) tasks. \(leastNote)")
  report(table)
}

private let leastNote =
  "The least of the runs. Processor: what all threads together had of it, which other work on the machine changes little."

extension Setup {
  /// This program, measuring on demand.
  fileprivate func rounds(_ arguments: String...) -> Command {
    Command("\(programs)/reassess-bench", arguments)
  }
}

extension PublishedData {
  fileprivate func script(_ name: String, paths: [String]) -> Command {
    let script = script(name)
    return Command(script.path, script.arguments + paths)
  }
}

extension Contender {
  fileprivate var least: Double { samples[0].percentile(0) }
  fileprivate var leastSpent: Double { samples[1].percentile(0) }
}

extension MarkdownTable {
  fileprivate init(roundsOf title: String) {
    self.init(title, "", "runs", "ms", "processor ms", "peak MiB", "time / reassess", "processor / reassess")
  }

  fileprivate mutating func row(_ name: String, _ contender: Contender, relativeTo ours: Contender) {
    row(
      name, "\(contender.samples[0].count)", figure(contender.least), figure(contender.leastSpent),
      figure(contender.peakMemory), "**\(figure(contender.least / ours.least))**",
      "**\(figure(contender.leastSpent / ours.leastSpent))**")
  }
}
