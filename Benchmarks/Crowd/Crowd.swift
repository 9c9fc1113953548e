import Campaigns
import Glibc
import Ratings

/// Raters at work in a campaign, each a process of its own, for as long as this lives.
struct Crowd {
  /// The milliseconds from one answer of a rater to the next: several times as fast as people are.
  static let pace = 50
  private let raters: [Contender]

  /// So many raters take their seats and begin; returns when all have.
  init(_ count: Int, in campaign: String, _ setup: Setup) throws {
    raters = try (1...count).map { number in
      try Contender(
        Command("\(setup.programs)/reassess-bench", "rate-along", campaign, "rater-\(padded(number, 2))"))
    }
  }
}

/// `reassess-bench rate-along CAMPAIGN RATER`: rates at the crowd's pace until its input ends.
func rateAlong(_ arguments: ArraySlice<String>) throws {
  guard let path = arguments.first, let name = arguments.dropFirst().first else { throw BenchError.usage }
  var rater = try QuickRater(Setup.rater(name), in: CampaignFolder(path).load())
  report("ready")
  while try rater.rate(waitsForTheNextAnswer) {}
  try rater.leave()
}

/// Waits as long as a rater looks; false when the input has ended.
private func waitsForTheNextAnswer() -> Bool {
  var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
  return poll(&input, 1, Int32(Crowd.pace)) == 0
}
