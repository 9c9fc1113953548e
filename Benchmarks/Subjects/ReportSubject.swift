import Glibc

/// How long a report takes about the published answers, aggregated, with 1,556 published models: 24,889 rated images, 85 raters.
func measureReport(_ setup: Setup) throws {
  guard let data = PublishedData(for: "report") else { return }
  let (program, campaign) = ("\(setup.programs)/reassess", "\(setup.scratch)/reported")
  var before = ColdRuns(setup)
  try before.run(
    Command(
      program, "import", "reassessed-imagenet", "--npz", data.folder, "--original",
      PublishedData.originals(in: data.folder), "--classes", "\(data.folder)/imagenet_classes.tsv", campaign))
  try before.run(Command(program, "aggregate", "--method", "gold", campaign))
  try before.run(
    Command(
      program, "evaluate", campaign, "--predictions", PublishedData.originals(in: data.folder), "--table",
      "\(data.folder)/timm-results-imagenet.csv", "\(data.folder)/timm-results-imagenet-real.csv"))
  let command = Command(program, "report", campaign)
  var ours = ColdRuns(setup)
  for _ in 0..<9 { try ours.run(command) }
  var table = MarkdownTable(runsOf: "A report on 24,889 rated images and 85 raters, start to end")
  table.row("**reassess report**", ours.times, ours.processor, ours.peakMemory, relativeTo: ours)
  table.note("The page has \(figure(try megabytes("\(campaign)/results/report.html"))) MB.")
  table.note("`\(command.description.replacing(campaign, with: "CAMPAIGN"))`")
  report(table)
}

private func megabytes(_ path: String) throws -> Double {
  var status = stat()
  guard stat(path, &status) == 0 else { throw BenchError.file(path, errno: errno) }
  return Double(status.st_size) / 1e6
}
