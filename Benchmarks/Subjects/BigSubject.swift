import Ratings
import Terminal

/// How a campaign of 40,000 tasks opens next to the Sample, and what memory it takes.
func measureBig(_ setup: Setup) throws {
  let size = Size(columns: 120, rows: 40)
  let rater = try Setup.rater("bench")
  let big = try BigCampaign("\(setup.scratch)/big", rater: rater, pictures: setup.pictures)
  try compareStarts(setup, big, size)
  try useIt(setup, big, size)
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
    timesOf:
      "Start: \(grouped(BigCampaign.tasks)) tasks, \(grouped(BigCampaign.rated)) of them rated, \(size)",
    relativeTo: "Sample")
  table.row("Sample, first screen with its text", smallTimes.text, relativeTo: smallTimes.text)
  table.row("**big, first screen with its text**", largeTimes.text, relativeTo: smallTimes.text)
  table.row("Sample, whole first picture", smallTimes.picture, relativeTo: smallTimes.picture)
  table.row("big, whole first picture", largeTimes.picture, relativeTo: smallTimes.picture)
  table.note(setup.diskNote)
  report(table)
}

/// Looks back through the rated tasks, a picture a key, after a few answers.
private func useIt(_ setup: Setup, _ big: BigCampaign, _ size: Size) throws {
  let program = try RatingProgram(setup, campaign: big.path, rater: big.rater, size: size)
  let picture = try program.pictureSize()
  let before = try Memory(of: program)
  let answers = try program.answerTimes(count: 50)
  let pictures = 500
  for _ in 0..<pictures {
    try program.press("b", silence: 10)
    guard program.terminal.transcript.bytes.count > picture.columns * picture.rows / 2 else {
      throw BenchError.notShown("a picture looked back at")
    }
  }
  let after = try Memory(of: program)
  try program.leave()
  var times = MarkdownTable(timesOf: "The same campaign: answers")
  times.row("key to the last byte that shows it", answers)
  times.note(setup.diskNote)
  report(times)
  var memory = MarkdownTable(
    "The same campaign: the most memory ever resident (VmHWM), MiB", "", "first picture",
    "\(pictures) pictures later")
  memory.row("**reassess**", figure(before.program), "**\(figure(after.program))**")
  memory.row("**reassess-preview**", figure(before.worker), "**\(figure(after.worker))**")
  report(memory)
}

/// The most memory that the program and its worker ever had, in MiB.
private struct Memory {
  let program: Double
  let worker: Double

  init(of rating: RatingProgram) throws {
    program = Double(ProcessFacts(pid: rating.terminal.pid).peakMemory) / 1_024
    worker = Double(try rating.worker().peakMemory) / 1_024
  }
}
