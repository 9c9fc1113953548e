/// How long the same answers take as the journals of a campaign, next to pandas merely reading the lines.
func measureJournals(_ setup: Setup) throws {
  guard let data = PublishedData(for: "journals") else { return }
  let campaign = "\(setup.scratch)/published"
  var arrival = ColdRuns(setup)
  try arrival.run(
    Command(
      "\(setup.programs)/reassess", "import", "reassessed-imagenet", "--npz", data.folder, "--original",
      PublishedData.originals(in: data.folder), "--classes", "\(data.folder)/imagenet_classes.tsv", campaign))
  let command = Command("\(setup.programs)/reassess", "aggregate", "--method", "gold", campaign)
  var ours = ColdRuns(setup)
  let pandas = try Contender(data.script("pandas_journals.py", campaign))
  // Right after a build, or whatever else had the memory, the first take half as long again.
  for _ in 0..<5 {
    for _ in 0..<3 { try ours.run(command) }
    try pandas.measure()
  }
  let (reading, processor, answers) = (pandas.samples[0], pandas.samples[1], pandas.samples[2].median)
  var table = MarkdownTable(runsOf: "Journals: \(grouped(Int(answers))) answers, start to end")
  table.row(
    "**reassess aggregate, to scores and labels**", ours.times, ours.processor, ours.peakMemory,
    relativeTo: ours)
  table.row("pandas, reading the lines alone", reading, processor, pandas.peakMemory, relativeTo: ours)
  table.row("reassess import, before", arrival.times, arrival.processor, arrival.peakMemory, relativeTo: ours)
  table.note(
    "Million answers a second: reassess \(figure(answers / ours.times.median / 1_000)),"
      + " pandas \(figure(answers / reading.median / 1_000)).")
  table.note("`\(command.description.replacing(campaign, with: "CAMPAIGN"))`")
  report(table)
}
