import ArgumentParser
import Campaigns
import DurableFiles
import Exchange
import Glibc
import RatingStore
import Ratings

/// Brings published reviews into a campaign.
struct ImportImageNetMistakes: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "imagenet-mistakes",
    abstract:
      "Import reviewed mistakes as published with \"When does dough become a bagel?\" into a campaign.",
    discussion: """
      The campaign must be there, with the images: files are found by their names. Each mistake becomes an entry of \
      mistakes.jsonl, compared with what those there are, else with results/real.json where there is one, else with the \
      original label, and a verdict \
      (clear mistake, with its kind and severity) in the journal of the reviewer, who stands for whoever reviewed them. \
      Importing again adds nothing.

      Example:
        reassess import imagenet-mistakes vit3b_mistakes.json imagenet --model vit3b --reviewer published
      """)

  @Argument(help: "The file to import.", completion: .file(extensions: ["json"]))
  var file: String

  @Argument(help: "The campaign's folder.", completion: .directory)
  var campaign: String

  @Option(help: "What the model is called.")
  var model: String

  @Option(help: "Whose the verdicts are to be.")
  var reviewer: RaterName

  @OptionGroup var network: NetworkOption

  func validate() throws {
    if model.isEmpty { throw ValidationError("--model must not be empty.") }
  }

  func run() throws {
    let lock = try lockCampaign(campaign)
    defer { lock.release() }
    let loaded = try loadCampaign(campaign)
    let published: ImageNetMistakes
    do throws(ExchangeError) {
      published = try ImageNetMistakes(file)
    } catch {
      throw Failure(error.description)
    }
    let imported = try ImportedMistakes(published, into: loaded, model: model, from: file)
    try write(imported, loaded)
    let verdicts = try record(imported, loaded)
    printMessage(
      """
      \(published.entries.count) mistakes of \(model): \(imported.newCount) new in mistakes.jsonl, \(verdicts) verdicts new.
      Written: \(loaded.folder.path(of: "mistakes.jsonl")), reviews/\(reviewer).jsonl.
      """)
  }

  private func write(_ imported: ImportedMistakes, _ campaign: Campaign) throws {
    do throws(FileError) {
      try replaceFile(
        at: campaign.folder.path(of: "mistakes.jsonl"), with: mistakeLines(imported.list.mistakes))
    } catch {
      throw Failure(error.description)
    }
  }

  /// Gives the verdicts that the reviewer has not given, and returns how many.
  private func record(_ imported: ImportedMistakes, _ campaign: Campaign) throws -> Int {
    let run = RaterRun(
      .review, path: self.campaign, rater: reviewer, preview: nil, allowsNetwork: network.allowNetworkFs)
    let loaded = try run.load()
    let (journal, ledger) = try run.openJournal(loaded.campaign)
    let events = imported.verdicts.compactMap { place, verdict -> JournalEvent? in
      guard journal.progress.verdict(of: place) != verdict else { return nil }
      return .verdict(journal.progress.review(of: place, verdict, seconds: 0, picture: .shown))
    }
    do throws(JournalError) {
      if !events.isEmpty { try journal.append([sessionStart(campaign)] + events, at: now()) }
    } catch {
      throw Failure(error.description)
    }
    // The reviewers' ledger learns of the verdicts.
    try run.takeSeat(loaded, journal, ledger).leave()
    return events.count
  }

  private func sessionStart(_ campaign: Campaign) -> JournalEvent {
    .session(
      SessionStart(
        program: "reassess \(Reassess.version)", rater: reviewer, host: "import", uid: Int(getuid()),
        labels: campaign.labelsDigest, monotonic: 0))
  }
}

/// A campaign's mistakes with published ones among them.
private struct ImportedMistakes {
  private(set) var list: MistakeList
  /// The published verdicts, by the positions of their mistakes.
  private(set) var verdicts: [(place: Int, verdict: Verdict)] = []
  private(set) var newCount = 0

  init(_ published: ImageNetMistakes, into campaign: Campaign, model: String, from file: String) throws {
    let reference = try reading { () throws(CampaignProblems) in try campaign.readRealLabels() }
    let before = try readMistakes(of: campaign)
    let against = before.against ?? (reference == nil ? .original : .real)
    var mistakes = before.mistakes
    var places: [Question: Int] = [:]
    for (place, mistake) in mistakes.enumerated() { places[mistake.question] = place }
    var names = MistakeNames(mistakes)
    let images = ImagesByFile(campaign)
    for entry in published.entries {
      guard let image = images.position(of: entry.file) else {
        throw Failure("\(file): no image of the campaign has the file \(entry.file).")
      }
      guard campaign.labels[entry.prediction] != nil else {
        throw Failure("\(file): label \(entry.prediction) of \(entry.file) is not in labels.json.")
      }
      let question = Question(image: campaign.images.ids[image], label: entry.prediction)
      let place = places[question] ?? mistakes.count
      if place == mistakes.count {
        newCount += 1
        let labels =
          against == .real ? reference?[image] : campaign.images.original(at: image).map { [$0] }
        mistakes.append(
          Mistake(
            id: names.next(), image: question.image, models: [], prediction: entry.prediction,
            // What was published as a mistake is none by these labels.
            reference: labels?.filter { $0 != entry.prediction } ?? [], against: against))
        places[question] = place
      }
      if !mistakes[place].models.contains(model) { mistakes[place].models.append(model) }
      verdicts.append(
        (place, Verdict(.clearMistake, category: entry.category, severity: entry.severity)))
    }
    list = MistakeList(images: campaign.images)
    for mistake in mistakes { list.append(mistake) }
  }
}

/// Images by the names of their files, or by their own.
private struct ImagesByFile {
  private var positions: [String: Int] = [:]

  init(_ campaign: Campaign) {
    for (position, image) in campaign.images.enumerated() {
      let name = image.file.split(separator: "/").last.map(String.init) ?? image.file
      for key in [name, image.id, image.file] where positions[key] == nil { positions[key] = position }
    }
  }

  func position(of file: String) -> Int? { positions[file] ?? positions[stem(of: file)] }
}
