import ArgumentParser
import Campaigns
import Exchange
import Proposals
import Ratings

/// Makes a campaign of pictures and a list of classes.
struct Create: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create",
    abstract: "Make a new campaign of a folder of pictures and a list of classes.",
    discussion: """
      Classes are the lines of a file: a WordNet id, which words may follow, or a name; or the names of the folders that the \
      pictures are in (--labels folders); or a labels.json. WordNet gives the ids' words, definitions and hypernyms. A picture \
      in a folder called as a class has that class as its original label; --originals names the classes of all pictures in \
      the order of their paths, one a line or as a JSON array of indices.

      The campaign has no tasks: reassess propose makes them.

      Examples:
        reassess create birds --images ~/pictures --labels folders
        reassess create val --images ~/imagenet/val --labels synsets.txt --originals val_labels.txt
      """)

  @Argument(help: "The folder of the new campaign.", completion: .directory)
  var campaign: String

  @Option(help: "The folder of the pictures, which stay where they are.", completion: .directory)
  var images: String

  @Option(help: "A file with a class a line, a labels.json, or folders.", completion: .file())
  var labels: String

  @Option(help: "A file with the original labels of the pictures.", completion: .file())
  var originals: String?

  @Option(help: "The campaign's name; that of its folder unless given.")
  var name: String?

  @Option(
    help: "Of labels under this WordNet id the original label is an extra rater, as of n00015388 (animal).")
  var originalLabelRater: String?

  @Option(
    help: "WordNet's data.noun; that of Debian's wordnet-base unless given.", completion: .file())
  var wordnet: String?

  func validate() throws {
    if campaign.isEmpty { throw ValidationError("The folder of the new campaign has no name.") }
    if name?.isEmpty ?? false { throw ValidationError("--name is empty.") }
  }

  func run() throws {
    do throws(ExchangeError) {
      try NewCampaign.requireNothing(at: campaign)
    } catch {
      throw Failure(error.description)
    }
    let files = try PictureFiles(in: images)
    try files.requireOutside(campaign)
    let wordNet = try readWordNet(wordnet)
    let classes = try ClassList(labels, folders: files.folders, wordNet: wordNet)
    var new = NewCampaign(name: name ?? nameOfCampaign(campaign), labels: classes.labels)
    new.settings.images = files.folder
    new.settings.originalLabelRaterUnder = originalLabelRater
    new.images = try files.images(classes, originals: originals)
    do throws(ExchangeError) {
      try new.write(to: campaign, program: "reassess \(Reassess.version)")
    } catch {
      throw Failure(error.description)
    }
    let strange =
      originals == nil ? try files.folders.filter { try classes.index(called: $0, at: "") == nil } : []
    printMessage(notes(new, hasWordNet: wordNet != nil, foldersOfNoClass: strange).joined(separator: "\n"))
  }

  private func notes(_ new: NewCampaign, hasWordNet: Bool, foldersOfNoClass: [String]) -> [String] {
    let unknown = new.labels.filter { $0.definition == nil }
    let without = new.images.count { $0.original == nil }
    var notes = [
      "\(counted(new.images.count, "image")), \(counted(new.labels.count, "label")); "
        + "\(counted(without, "image")) \(without == 1 ? "has" : "have") no original label."
    ]
    if let first = foldersOfNoClass.first {
      notes.append(
        "\(counted(foldersOfNoClass.count, "folder")) called as no class; the first is \(first).")
    }
    if !hasWordNet {
      notes.append(
        "\(usualNouns) is not there, so labels have no definition from it (--wordnet names another file).")
    } else if let first = unknown.first {
      notes.append(
        unknown.count == 1
          ? "1 label is not in WordNet: \(first.name)."
          : "\(unknown.count) labels are not in WordNet, the first is \(first.name).")
    }
    if let id = originalLabelRater, LabelTable(new.labels).indices(under: id).isEmpty {
      notes.append("No label is \(id) or under it, so that the original label is no rater.")
    }
    notes.append(
      "Written: \(campaign). It has no tasks yet: reassess propose makes them of models' predictions.")
    return notes
  }
}
