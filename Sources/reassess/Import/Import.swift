import ArgumentParser
import Campaigns
import Exchange
import Ratings

/// Makes a campaign of another program's data.
struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Make a new campaign of another program's data.",
    discussion: """
      The campaign's folder must not exist: nothing is ever overwritten, and a file that is not in order leaves \
      none behind. imagenet-mistakes alone goes into a campaign that is there. Documentation/FileFormats.md describes the formats.

      Examples:
        reassess import crowd-kit --labels labels.json answers.csv birds
        reassess import label-studio --labels labels.json project-1.json birds
      """,
    subcommands: [
      ImportCrowdKit.self, ImportAnswers.self, ImportLabelStudio.self, ImportReassessedImageNet.self,
      ImportImageNetMistakes.self,
    ])
}

/// What imports have in common that need to be told the labels.
struct ImportArguments: ParsableArguments {
  @Option(help: "The labels, laid out as a campaign's labels.json.", completion: .file(extensions: ["json"]))
  var labels: String

  @Argument(help: "The file to import.", completion: .file())
  var file: String

  @Argument(help: "The folder of the new campaign.", completion: .directory)
  var campaign: String

  /// Reads the labels, has a campaign made with them, and writes it.
  func run(
    _ make:
      @escaping (_ labels: [Label], _ name: String, _ progress: (Double) -> Void) throws(ExchangeError) ->
      NewCampaign
  ) throws {
    let table: LabelTable
    do throws(CampaignProblems) {
      table = try readLabels(ofFile: labels)
    } catch {
      throw Failure(error.description)
    }
    try importing(to: campaign) { () throws(ExchangeError) in
      try withProgress("Reading the answers") { progress throws(ExchangeError) in
        try make(table.all, nameOfCampaign(campaign), progress)
      }
    }
  }
}

/// The name of a campaign in a folder that is about to be made.
func nameOfCampaign(_ path: String) -> String {
  path.split(separator: "/").last.map(String.init) ?? path
}

/// Makes a campaign, writes it, and says what is in it.
func importing(to path: String, _ make: () throws(ExchangeError) -> NewCampaign) throws {
  do throws(ExchangeError) {
    try NewCampaign.requireNothing(at: path)
    let campaign = try make()
    try withProgress("Writing the campaign") { progress throws(ExchangeError) in
      try campaign.write(to: path, program: "reassess \(Reassess.version)", progress: progress)
    }
    printMessage(
      """
      \(contents(of: campaign))
      \(assumptions(in: campaign))
      Written: \(path). Pictures are looked for in its folder images.
      """)
  } catch {
    throw Failure(error.description)
  }
}

private func contents(of campaign: NewCampaign) -> String {
  let unfinished = campaign.unfinishedCount
  return """
    \(counted(campaign.raters.count, "rater")), \(counted(campaign.tasks.count, "task")) about \
    \(counted(campaign.images.count, "image")), \(counted(campaign.ratingCount, "rating"))\
    \(unfinished > 0 ? " (of which \(unfinished) not finished)" : ""), \
    \(counted(campaign.gold.count, "gold question")).
    """
}

/// What no file says but other labels may come of.
private func assumptions(in campaign: NewCampaign) -> String {
  let ratings = "ratersPerTask \(campaign.fewestRatings) (the fewest finished ratings of a task)"
  var assumed = [ratings, "threshold \(campaign.settings.threshold)"]
  if campaign.gold.isEmpty { assumed.append("no gold") }
  if campaign.images.allSatisfy({ $0.original == nil }) { assumed.append("no original labels") }
  return "Not in the file, so assumed: \(assumed.joined(separator: ", "))."
}

/// A number of things, in the singular or plural.
func counted(_ count: Int, _ thing: String) -> String { "\(count) \(thing)\(count == 1 ? "" : "s")" }
