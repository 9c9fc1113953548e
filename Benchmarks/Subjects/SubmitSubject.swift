import Terminal

/// How long the next picture takes after a submit, next to programs that draw it once.
func measureSubmits(_ setup: Setup) throws {
  let rounds = 110
  let campaign = try PictureCampaign("\(setup.scratch)/submits", tasks: rounds + 10, pictures: setup.pictures)
  for size in [Size(columns: 120, rows: 40), Size(columns: 200, rows: 60)] {
    let race = try SubmitRace(setup, campaign, size: size, rounds: rounds)
    report(race.table)
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
  private var peers: [(peer: Peer, command: Command, last: Samples, bytes: Samples, picture: Size?)] = []

  init(_ setup: Setup, _ campaign: PictureCampaign, size: Size, rounds: Int) throws {
    self.size = size
    let program = try RatingProgram(
      setup, campaign: campaign.path, rater: Setup.rater("rater-\(size)"), size: size)
    picture = try program.pictureSize()
    peers = try Peer.allCases.map { peer in
      let run = try peer.draw(campaign.pictures[0], size: picture, terminal: size, looks: true)
      return (peer, try peer.command("PICTURE", size: picture), Samples(), Samples(), run.picture)
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
    for index in peers.indices {
      let run = try peers[index].peer.draw(file, size: picture, terminal: size)
      guard counts else { continue }
      peers[index].last.add(run.last)
      peers[index].bytes.add(Double(run.bytes))
    }
  }

  var table: MarkdownTable {
    var table = MarkdownTable(
      "Submit to the last byte of the next picture, \(size), 256 colours", "", "runs", "p50 ms", "p99 ms",
      "bytes",
      "cells", "time / reassess")
    table.row(
      "reassess, Enter to the first byte", "\(first.count)", figure(first.median),
      figure(first.percentile(99)), "", "", "")
    table.row(
      "**reassess, Enter to the last byte**", "\(last.count)", "**\(figure(last.median))**",
      figure(last.percentile(99)), grouped(Int(bytes.median)), "\(picture)", "1")
    for peer in peers {
      table.row(
        "\(peer.peer), start to the last byte", "\(peer.last.count)", figure(peer.last.median),
        figure(peer.last.percentile(99)), grouped(Int(peer.bytes.median)), peer.picture?.description ?? "?",
        "**\(figure(peer.last.median / last.median))**")
    }
    for peer in peers { table.note("`\(peer.command)`") }
    return table
  }
}
