import Terminal

/// How long the next picture takes after a submit, next to programs that draw it once.
func measureSubmits(_ setup: Setup) throws {
  let rounds = 110
  let campaign = try PictureCampaign("\(setup.scratch)/submits", tasks: rounds + 10, pictures: setup.pictures)
  for size in [Size(columns: 120, rows: 40), Size(columns: 200, rows: 60)] {
    let race = try SubmitRace(setup, campaign, size: size, rounds: rounds)
    report(race.table(note: setup.diskNote))
  }
}

/// Rounds of one submit and one run of each peer on the picture that the submit brings, in turns.
private struct SubmitRace {
  /// The first rounds, which are not counted: files and programs come into memory.
  private static let warmUps = 5

  let size: Size
  let picture: Size
  private var first = Samples()
  private var last = Samples()
  private var bytes = Samples()
  private var rivals: [Rival]

  /// A peer and its part of the race.
  private struct Rival {
    let peer: Peer
    /// The command with a placeholder for the picture.
    let command: Command
    /// The cells that its picture covers.
    let picture: Size?
    var last = Samples()
    var bytes = Samples()
  }

  init(_ setup: Setup, _ campaign: PictureCampaign, size: Size, rounds: Int) throws {
    self.size = size
    let program = try RatingProgram(
      setup, campaign: campaign.path, rater: Setup.rater("rater-\(size)"), size: size)
    picture = try program.pictureSize()
    let picture = picture
    rivals = try Peer.allCases.map { peer in
      let run = try peer.draw(campaign.pictures[0], size: picture, terminal: size, looks: true)
      return Rival(peer: peer, command: try peer.command("PICTURE", size: picture), picture: run.picture)
    }
    for round in 0..<rounds {
      try program.press(PictureCampaign.answers)
      try submit(program, counts: round >= Self.warmUps)
      try drawOnce(campaign.pictures[round + 1], counts: round >= Self.warmUps)
    }
    try program.leave()
  }

  private mutating func submit(_ program: RatingProgram, counts: Bool) throws {
    let time = try program.press("\r")
    let written = program.terminal.transcript.bytes.count
    // Less than a byte a cell of the picture: that was no picture.
    guard written > picture.columns * picture.rows else { throw BenchError.notShown("the next picture") }
    guard counts else { return }
    first.add(time.first)
    last.add(time.last)
    bytes.add(Double(written))
  }

  private mutating func drawOnce(_ file: String, counts: Bool) throws {
    for index in rivals.indices {
      let run = try rivals[index].peer.draw(file, size: picture, terminal: size)
      guard counts else { continue }
      rivals[index].last.add(run.last)
      rivals[index].bytes.add(Double(run.bytes))
    }
  }

  func table(note: String) -> MarkdownTable {
    var table = MarkdownTable(
      "Submit to the last byte of the next picture, \(size), 256 colours", "", "runs", "p50 ms", "p99 ms",
      "bytes",
      "cells", "time / reassess")
    func row(_ name: String, _ times: Samples, _ bytes: Samples, _ picture: Size?) {
      table.row(
        name, "\(times.count)", figure(times.median), figure(times.percentile(99)),
        grouped(Int(bytes.median)),
        picture?.description ?? "?", "**\(figure(times.median / last.median))**")
    }
    table.row(
      "Enter to the first byte", "\(first.count)", figure(first.median), figure(first.percentile(99)), "", "",
      "")
    row("**reassess, Enter to the last byte**", last, bytes, picture)
    for rival in rivals {
      row("\(rival.peer), start to the last byte", rival.last, rival.bytes, rival.picture)
    }
    for rival in rivals { table.note("`\(rival.command)`") }
    table.note(note)
    return table
  }
}
