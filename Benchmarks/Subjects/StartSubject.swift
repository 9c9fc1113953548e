import Terminal

/// How long the Sample campaign takes to open, next to `chafa` on the same picture.
func measureStart(_ setup: Setup) throws {
  let size = Size(columns: 120, rows: 40)
  let opening = try Opening(
    setup, campaign: "\(setup.scratch)/sample", rater: Setup.rater("bench"), size: size)
  let picture = try opening.firstPicture()
  var worker = LoneWorker(setup, picture: picture, size: opening.picture)
  var starts = Opening.Times()
  var chafa = Samples()
  for _ in 0..<40 {
    try opening.measure(into: &starts)
    chafa.add(try Peer.chafa.draw(picture, size: opening.picture, terminal: size).last)
    try worker.measure()
  }
  var table = MarkdownTable(timesOf: "Start: the Sample campaign, \(size), 256 colours", relativeTo: "chafa")
  table.row("chafa, start to the last byte", chafa, relativeTo: chafa)
  table.row("**reassess, start to the first screen with its text**", starts.text, relativeTo: chafa)
  table.row("**reassess, start to the whole first picture**", starts.picture, relativeTo: chafa)
  table.row("reassess-preview alone, start to ready", worker.ready, relativeTo: chafa)
  table.row("reassess-preview alone, start to a picture in hand", worker.picture, relativeTo: chafa)
  table.note("`\(try Peer.chafa.command("PICTURE", size: opening.picture))`")
  table.note(setup.diskNote)
  report(table)
}
