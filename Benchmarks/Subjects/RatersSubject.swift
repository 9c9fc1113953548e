import Campaigns
import Ratings
import Terminal

/// What other raters cost who rate the same campaign of 40,000 tasks: claims among 16 raters, answers beside eight others.
func measureRaters(_ setup: Setup) throws {
  let rater = try Setup.rater("bench")
  let big = try BigCampaign("\(setup.scratch)/raters", rater: rater, pictures: setup.pictures)
  // Whoever comes first enters what was rated before there was a ledger.
  let size = Size(columns: 120, rows: 40)
  try RatingProgram(setup, campaign: big.path, rater: rater, size: size).leave()
  try measureClaims(setup, big)
  try measureAnswersBeside(setup, big, size)
}

private func measureClaims(_ setup: Setup, _ big: BigCampaign) throws {
  let (alone, _) = try claimTimes(big)
  let crowd = try Crowd(15, in: big.path, setup)
  let (claims, submits) = try claimTimes(big)
  let disk = try appendTimes(to: "\(setup.scratch)/appends.jsonl", count: 500)
  withExtendedLifetime(crowd) {}
  var table = MarkdownTable(
    timesOf: "Claim: \(grouped(BigCampaign.tasks)) tasks, 16 raters, the ledger on disk before it returns")
  table.row("**claim, 15 others at work**", claims)
  table.row("submit, 15 others at work", submits)
  table.row("claim, nobody else there", alone)
  table.row("fsync while the 15 others work", disk)
  table.note("The others answer every \(Crowd.pace) ms. \(setup.diskNote)")
  report(table)
}

private func claimTimes(_ big: BigCampaign) throws -> (claims: Samples, submits: Samples) {
  var rater = try QuickRater(big.rater, in: CampaignFolder(big.path).load())
  for _ in 0..<300 {
    guard try rater.rate() else { throw BenchError.missing("a task to claim") }
  }
  try rater.leave()
  return (rater.claims, rater.submits)
}

private func measureAnswersBeside(_ setup: Setup, _ big: BigCampaign, _ size: Size) throws {
  let crowd = try Crowd(8, in: big.path, setup)
  let program = try RatingProgram(setup, campaign: big.path, rater: big.rater, size: size)
  let times = try program.answerTimes(count: 200)
  let disk = try appendTimes(to: "\(setup.scratch)/appends.jsonl", count: 500)
  try program.leave()
  withExtendedLifetime(crowd) {}
  var table = MarkdownTable(timesOf: "Answer in that campaign while eight others rate, \(size)")
  table.row("**key to the last byte that shows it**", times)
  table.row("fsync while the eight others work", disk)
  table.note("The others answer every \(Crowd.pace) ms. \(setup.diskNote)")
  report(table)
}
