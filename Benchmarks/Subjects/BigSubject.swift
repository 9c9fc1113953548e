import Ratings
import Terminal

/// How a campaign of 40,000 tasks opens next to the Sample, and what memory it takes.
func measureBig(_ setup: Setup) throws {
  let size = Size(columns: 120, rows: 40)
  let rater = try Setup.rater("bench")
  let names = setup.pictures.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
  let folder = setup.pictures[0].dropLast(names[0].count + 1)
  let big = try BigCampaign(
    "\(setup.scratch)/big", rater: rater, picturesFolder: String(folder), pictures: names)
  try compareStarts(setup, big, size)
  try weigh(setup, big, size)
}

private func compareStarts(_ setup: Setup, _ big: BigCampaign, _ size: Size) throws {
  let small = try Opening(setup, campaign: "\(setup.scratch)/sample", rater: big.rater, size: size)
  let large = try Opening(setup, campaign: big.path, rater: big.rater, size: size)
  var smallTimes = Opening.Times()
  var largeTimes = Opening.Times()
  for _ in 0..<20 {
    try small.measure(into: &smallTimes)
    try large.measure(into: &largeTimes)
  }
  var table = MarkdownTable(
    "A campaign of \(grouped(BigCampaign.tasks)) tasks, \(grouped(BigCampaign.rated)) rated: start, \(size)",
    "",
    "runs", "p50 ms", "p99 ms", "time / Sample")
  func row(_ name: String, _ times: Samples, _ base: Samples) {
    table.row(
      name, "\(times.count)", figure(times.median), figure(times.percentile(99)),
      figure(times.median / base.median))
  }
  row("Sample, first screen with its text", smallTimes.text, smallTimes.text)
  row("**big, first screen with its text**", largeTimes.text, smallTimes.text)
  row("Sample, whole first picture", smallTimes.picture, smallTimes.picture)
  row("big, whole first picture", largeTimes.picture, smallTimes.picture)
  report(table)
}

/// Looks back through the rated tasks: a picture a key.
private func weigh(_ setup: Setup, _ big: BigCampaign, _ size: Size) throws {
  let pictures = 500
  let program = try RatingProgram(setup, campaign: big.path, rater: big.rater, size: size)
  let facts = ProcessFacts(pid: program.terminal.pid)
  let worker = try program.worker()
  let atFirst = (facts.peakMemory, worker.peakMemory)
  let picture = try program.pictureSize()
  for _ in 0..<pictures {
    try program.press("b", silence: 10)
    guard program.terminal.transcript.bytes.count > picture.columns * picture.rows / 2 else {
      throw BenchError.notShown("a picture looked back at")
    }
  }
  var table = MarkdownTable(
    "The same campaign: the most memory ever resident (VmHWM), MiB", "", "first picture",
    "\(pictures) pictures later")
  table.row("**reassess**", mebibytes(atFirst.0), "**\(mebibytes(facts.peakMemory))**")
  table.row("**reassess-preview**", mebibytes(atFirst.1), "**\(mebibytes(worker.peakMemory))**")
  try program.leave()
  report(table)
}

private func mebibytes(_ kibibytes: Int) -> String { figure(Double(kibibytes) / 1_024) }
