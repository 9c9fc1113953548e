import Terminal

/// How long an answer takes from the key to the last byte that shows it; it is on disk before that.
func measureAnswers(_ setup: Setup) throws {
  let size = Size(columns: 120, rows: 40)
  let campaign = try PictureCampaign("\(setup.scratch)/answers", tasks: 3, pictures: setup.pictures)
  let program = try RatingProgram(setup, campaign: campaign.path, rater: Setup.rater("ana"), size: size)
  let times = try program.answerTimes(count: 100)
  try program.leave()
  var table = MarkdownTable(timesOf: "Answer: key to the last byte that shows it, \(size)")
  table.row("reassess", times)
  table.note(setup.diskNote)
  report(table)
}

extension RatingProgram {
  /// Changes the answer to the second question of the task on the screen again and again.
  func answerTimes(count: Int) throws -> Samples {
    var times = Samples()
    for round in 0..<count {
      // Each answer moves on to the next question.
      try press("2", silence: 20)
      times.add(try press(round.isMultiple(of: 2) ? "y" : "n", silence: 20).last)
    }
    return times
  }
}
