import Glibc

/// How long a model's predictions take to become figures, next to merely reading the file and to NumPy; and 1,556 models' published
/// accuracies two lines.
func measureEvaluation(_ setup: Setup) throws {
  guard let data = PublishedData(for: "evaluation") else { return }
  try comparePredictions(setup, data)
  try measureRegression(setup, data)
}

private func comparePredictions(_ setup: Setup, _ data: PublishedData) throws {
  let folder = "\(setup.scratch)/evaluated"
  guard mkdir(folder, 0o755) == 0 else { throw BenchError.file(folder, errno: errno) }
  let predictions = GeneratedPredictions(folder: folder, models: 1)
  defer { for path in predictions.paths { unlink(path) } }
  try predictions.write()
  let (file, originals, real) = (
    predictions.paths[0], PublishedData.originals(in: data.folder), "\(data.folder)/real.json"
  )
  let command = Command(
    "\(setup.programs)/reassess", "evaluate", "--real", real, "--original", originals, "--predictions", file,
    "--format", "json")
  guard let cat = Command.find("sh") else { throw BenchError.missing("the program sh") }
  let reading = Command(cat, "-c", "exec cat '\(file)' > /dev/null")
  let numpy = try Contender(data.script("numpy_evaluate.py", file, originals, real))
  var (ours, plain) = (ColdRuns(setup), ColdRuns(setup))
  for round in 0..<20 {
    try plain.run(reading)
    try ours.run(command)
    if round < 3 { try numpy.measure() }
  }
  var table = MarkdownTable(
    "Evaluation: 50,000 images x 1000 labels, float32, in the page cache, start to end", "", "runs", "ms",
    "processor ms",
    "peak MiB", "time / cat")
  table.row("**reassess evaluate**", ours, relativeTo: plain)
  table.row("cat FILE > /dev/null", plain, relativeTo: plain)
  table.row(
    "NumPy, without its start: argpartition, one array of flags", "\(numpy.samples[0].count)",
    figure(numpy.samples[0].percentile(0)), figure(numpy.samples[1].percentile(0)), figure(numpy.peakMemory),
    "**\(figure(numpy.samples[0].percentile(0) / plain.times.percentile(0)))**")
  table.note(
    "The least of the runs. \(Int(numpy.samples[2].median)) images are right by ReaL, in NumPy's count.")
  report(table)
}

private func measureRegression(_ setup: Setup, _ data: PublishedData) throws {
  let command = Command(
    "\(setup.programs)/reassess", "evaluate", "--table", "\(data.folder)/timm-results-imagenet.csv",
    "\(data.folder)/timm-results-imagenet-real.csv", "--part", "difference")
  var ours = ColdRuns(setup)
  for _ in 0..<20 { try ours.run(command) }
  var table = MarkdownTable(
    "Regression: 1,556 models' two tables to slopes, intervals and 9,999 permutations, start to end", "",
    "runs", "ms",
    "processor ms", "peak MiB", "time / that")
  table.row("**reassess evaluate --table**", ours, relativeTo: ours)
  table.note("The least of the runs.")
  report(table)
}

extension MarkdownTable {
  fileprivate mutating func row(_ name: String, _ runs: ColdRuns, relativeTo base: ColdRuns) {
    row(
      name, "\(runs.times.count)", figure(runs.times.percentile(0)), figure(runs.processor.percentile(0)),
      figure(runs.peakMemory), "**\(figure(runs.times.percentile(0) / base.times.percentile(0)))**")
  }
}
