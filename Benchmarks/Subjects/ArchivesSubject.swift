import Glibc

/// How long the published answers take to become the published scores and labels, from archives to files, next to NumPy.
func measureArchives(_ setup: Setup) throws {
  guard let data = PublishedData(for: "npz") else { return }
  let (ours, numpy) = ("\(setup.scratch)/npz-reassess", "\(setup.scratch)/npz-numpy")
  for folder in [ours, numpy] where mkdir(folder, 0o755) != 0 { throw BenchError.file(folder, errno: errno) }
  let command = Command(
    "\(setup.programs)/reassess", "aggregate", "--npz", data.folder, "--original",
    PublishedData.originals(in: data.folder), "--output", ours)
  let script = data.script("numpy_real.py", numpy)
  var (our, their) = (ColdRuns(setup), ColdRuns(setup))
  for _ in 0..<5 {
    try our.run(command)
    try their.run(script)
    try our.run(command)
  }
  var table = MarkdownTable(runsOf: "Archives: raters.npz to scores.npz and real.json, start to end")
  table.row("**reassess**", our.times, our.processor, our.peakMemory, relativeTo: our)
  table.row("NumPy", their.times, their.processor, their.peakMemory, relativeTo: our)
  table.note("`\(command.description.replacing(data.folder, with: "DATA").replacing(ours, with: "FOLDER"))`")
  report(table)
  for folder in [ours, numpy] { try their.run(data.script("check_npz.py", folder)) }
  report("Both scores.npz have the published bits, as NumPy reads them.\n")
}

extension MarkdownTable {
  /// A table of whole runs.
  init(runsOf title: String) {
    self.init(
      title, "", "runs", "p50 ms", "processor p50 ms", "peak MiB", "time / reassess", "processor / reassess",
      "memory / reassess")
  }

  mutating func row(
    _ name: String, _ times: Samples, _ processor: Samples, _ memory: Double, relativeTo ours: ColdRuns
  ) {
    row(
      name, "\(times.count)", figure(times.median), figure(processor.median), figure(memory),
      "**\(figure(times.median / ours.times.median))**",
      "**\(figure(processor.median / ours.processor.median))**", "**\(figure(memory / ours.peakMemory))**")
  }
}
