import Campaigns
import DurableFiles
import Ratings

/// What mistakes.jsonl will be: entries that keep their names, and new ones behind them.
///
/// What reviewers may know of stays, with the reference labels that they were shown. The campaign is to be locked.
struct MistakeFile {
  private let campaign: Campaign
  private let search: MistakeSearch
  /// As long as it lives, nobody begins to review what is replaced.
  private let beginning: Beginning
  private(set) var mistakes: [Mistake]
  private var names: MistakeNames
  private var newCount = 0
  /// How many entries go.
  private var goneCount = 0
  /// What the entries that go were compared with, where it is something else now.
  private var before: Mistake.Reference?

  init(_ search: MistakeSearch) throws {
    (self.search, campaign) = (search, search.campaign)
    let list = try readMistakes(of: campaign)
    (mistakes, names) = (list.mistakes, MistakeNames(list.mistakes))
    beginning = try Beginning(of: campaign.reviewing(list))
    if let other = list.against, other != search.against { try beginAnew(after: other) }
    forgetModels()
    var places: [Question: Int] = [:]
    for (place, mistake) in mistakes.enumerated() { places[mistake.question] = place }
    for found in search.found { enter(found, places) }
    if beginning.sign == nil {
      goneCount += mistakes.count { $0.models.isEmpty }
      mistakes.removeAll { $0.models.isEmpty }
    }
  }

  /// Removes what was compared with other labels, or refuses to: verdicts say something of these labels.
  private mutating func beginAnew(after other: Mistake.Reference) throws {
    if let sign = beginning.sign {
      let path = campaign.folder.path(of: "mistakes.jsonl")
      throw Failure(
        "\(sign), and \(path) is of mistakes by the \(other.rawValue) labels: go on with --against \(other.rawValue), "
          + "or review those by the \(search.against.rawValue) labels in a copy of the campaign.")
    }
    (goneCount, before) = (mistakes.count, other)
    (mistakes, names) = ([], MistakeNames([]))
  }

  /// Of the models given, it is said anew what they predict; and what is right now is nobody's mistake.
  private mutating func forgetModels() {
    for place in mistakes.indices {
      let image = campaign.images.position(of: mistakes[place].image)
      let isRight = image.map { search.reference[$0].contains(mistakes[place].prediction) } ?? false
      mistakes[place].models.removeAll { isRight || search.models.contains($0) }
    }
  }

  private mutating func enter(_ found: MistakeSearch.Found, _ places: [Question: Int]) {
    let reference = search.reference[found.image]
    let question = Question(image: campaign.images.ids[found.image], label: found.prediction)
    if let place = places[question] {
      mistakes[place].models += found.models
      if beginning.sign == nil {
        (mistakes[place].reference, mistakes[place].against) = (reference, search.against)
      }
      return
    }
    newCount += 1
    mistakes.append(
      Mistake(
        id: names.next(), image: question.image, models: found.models, prediction: found.prediction,
        reference: reference, against: search.against))
  }

  /// Writes the file.
  func write() throws {
    do throws(FileError) {
      try replaceFile(at: campaign.folder.path(of: "mistakes.jsonl"), with: mistakeLines(mistakes))
    } catch {
      throw Failure(error.description)
    }
  }

  /// What a lead must know, one sentence or two a line.
  var notes: [String] {
    let left = search.withoutLabels
    var notes: [String] = []
    if left > 0 {
      notes.append("\(left) of \(search.reference.count) images have no reference labels, and are left out.")
    }
    let reason = before.map { "by the \($0.rawValue) labels" } ?? "which no model predicts any more"
    notes.append(
      "Written: \(campaign.folder.path(of: "mistakes.jsonl")), \(mistakes.count) "
        + "\(mistakes.count == 1 ? "entry" : "entries"), \(newCount) of them new"
        + (goneCount > 0 ? "; \(goneCount) \(goneCount == 1 ? "is" : "are") gone, \(reason)." : "."))
    return notes
  }
}

extension Mistake {
  /// What reviewers are asked: whether the prediction is in the image.
  var question: Question { Question(image: image, label: prediction) }
}

/// The mistakes of a campaign, or a failure with everything that is wrong with them.
func readMistakes(of campaign: Campaign) throws -> MistakeList {
  try reading { () throws(CampaignProblems) in try campaign.readMistakes() }
}
