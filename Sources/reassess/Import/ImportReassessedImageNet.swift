import ArgumentParser
import Exchange

/// Imports the answers behind the published ReaL labels.
struct ImportReassessedImageNet: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reassessed-imagenet",
    abstract: "Import the answers that were published with \"Are we done with ImageNet?\".",
    discussion: """
      FOLDER holds raters.npz, golden.npz and raters_golden.npz of github.com/google-research/reassessed-imagenet. \
      The original labels are a JSON array of label indices in the order of the images, or a file of one WordNet \
      id a line. The classes are a table with tabs between the columns index, wnid, lemmas and definition.

      Example:
        reassess import reassessed-imagenet --npz reassessed-imagenet --original val_labels.json \\
          --classes imagenet_classes.tsv imagenet
      """)

  @Option(help: "The folder of the archives.", completion: .directory)
  var npz: String

  @Option(help: "The original labels of the images.", completion: .file())
  var original: String

  @Option(help: "The classes: index, wnid, lemmas, definition.", completion: .file(extensions: ["tsv"]))
  var classes: String

  @Argument(help: "The folder of the new campaign.", completion: .directory)
  var campaign: String

  func run() throws {
    try importing(to: campaign) { () throws(ExchangeError) in
      let labels = try ImageNetClasses.read(classes)
      let answers = try withProgress("Reading the answers") { progress throws(ExchangeError) in
        try PublishedAnswers(folder: npz, originals: original, classes: labels.map(\.id), progress: progress)
      }
      return try NewCampaign(answers, labels: labels)
    }
  }
}
