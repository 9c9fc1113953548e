import ArgumentParser
import Preview
import Ratings

/// Opens a campaign for rating.
struct Rate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rate",
    abstract: "Rate pictures: one key a label.",
    discussion: """
      Opens where the rater left; every answer is on disk before the screen shows it. Press ? for the keys.

      Examples:
        reassess rate --rater ana
        reassess rate ~/campaigns/birds --rater ana --preview symbols
        reassess rate --rater ana --plain
      """)

  @OptionGroup var folder: CampaignArgument
  @OptionGroup var pictures: PreviewOption

  @Option(help: "Who rates: 1 to 64 of A-Z a-z 0-9 . _ -, beginning with a letter or digit.")
  var rater: RaterName

  @Flag(
    help:
      "Without a screen, for screen readers and simple terminals: a question a line, answered by a line y, n, m, s, u or q. Also from a pipe. No pictures."
  )
  var plain = false

  @OptionGroup var network: NetworkOption

  func validate() throws {
    if plain, let preview = pictures.preview, preview != .none {
      throw ValidationError("--plain shows no pictures.")
    }
  }

  func run() throws {
    let run = RaterRun(
      .rating, path: folder.campaign, rater: rater, preview: pictures.preview,
      allowsNetwork: network.allowNetworkFs)
    try plain ? run.runPlain() : run.run()
  }
}

extension RaterName: ExpressibleByArgument {
  /// Takes a name from the command line; nil when it is none.
  public init?(argument: String) { self.init(argument) }
}
