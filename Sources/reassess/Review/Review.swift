import ArgumentParser
import Ratings

/// Opens a campaign's mistakes for reviewing.
struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Review mistakes of models: clear mistake, not a mistake or undecided.",
    discussion: """
      Shows the picture and what models say of it. After the verdict come the labels that the prediction was compared \
      with, and a kind and a severity can be told. The screen, its keys and its safety are those of reassess rate: it \
      opens where the reviewer left, and every verdict is on disk before the screen shows it. Press ? for the keys.

      reassess mistakes finds what to review; reassess verdicts says what came of it. Each mistake is given to as many \
      reviewers as campaign.json says (review.reviewersPerMistake, 3).

      Examples:
        reassess review --reviewer eve
        reassess review ~/campaigns/birds --reviewer eve --preview symbols
      """)

  @OptionGroup var folder: CampaignArgument
  @OptionGroup var pictures: PreviewOption

  @Option(help: "Who reviews: 1 to 64 of A-Z a-z 0-9 . _ -, beginning with a letter or digit.")
  var reviewer: RaterName

  @OptionGroup var network: NetworkOption

  func run() throws {
    try RaterRun(
      .review, path: folder.campaign, rater: reviewer, preview: pictures.preview,
      allowsNetwork: network.allowNetworkFs
    ).run()
  }
}
