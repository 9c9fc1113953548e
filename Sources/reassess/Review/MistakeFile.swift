import Campaigns
import DurableFiles
import RatingStore
import Ratings

/// What mistakes.jsonl will be: entries that keep their names, and new ones behind them.
struct MistakeFile {
  private let campaign: Campaign
  private(set) var mistakes: [Mistake]
  private var newCount = 0
  private var goneCount = 0
  private let search: MistakeSearch
  /// Whether somebody reviews already; where nobody does, nobody begins before the file is written.
  private let beginning: Beginning
  /// The number of the last name such as m0012.
  private var lastNumber: Int
  /// The models of the entries as they were, by name.
  private var modelsBefore: [String: [String]] = [:]

  init(_ search: MistakeSearch) throws {
    self.search = search
    campaign = search.campaign
    let list = try readMistakes(of: campaign)
    mistakes = list.mistakes
    // Journals of reviews and their ledger name mistakes: they could not be read if these were gone.
    beginning = try Beginning(of: campaign.reviewing(list))
    lastNumber = Self.lastNumber(of: mistakes)
    var places: [Question: Int] = [:]
    for (place, mistake) in mistakes.enumerated() { places[mistake.question] = place }
    for mistake in mistakes.indices { forgetModels(of: mistake) }
    for found in search.found { enter(found, places) }
    if beginning.sign != nil {
      for place in mistakes.indices where mistakes[place].models.isEmpty { restoreModels(of: place) }
    } else {
      let before = mistakes.count
      mistakes.removeAll { $0.models.isEmpty }
      goneCount = before - mistakes.count
    }
  }

  /// The models given now are entered anew.
  private mutating func forgetModels(of place: Int) {
    let mistake = mistakes[place]
    modelsBefore[mistake.id] = mistake.models
    mistakes[place].models.removeAll(where: search.models.contains)
  }

  private mutating func restoreModels(of place: Int) {
    mistakes[place].models = modelsBefore[mistakes[place].id] ?? []
  }

  private mutating func enter(_ found: MistakeSearch.Found, _ places: [Question: Int]) {
    let reference = search.reference[found.image]
    let question = Question(image: campaign.images.ids[found.image], label: found.prediction)
    if let place = places[question] {
      mistakes[place].models += found.models
      mistakes[place].reference = reference
      return
    }
    lastNumber += 1
    newCount += 1
    mistakes.append(
      Mistake(
        id: Self.name(lastNumber), image: question.image, models: found.models, prediction: found.prediction,
        reference: reference))
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
    notes.append(
      "Written: \(campaign.folder.path(of: "mistakes.jsonl")), \(mistakes.count) "
        + "\(mistakes.count == 1 ? "entry" : "entries"), \(newCount) of them new"
        + (goneCount > 0 ? "; \(goneCount) are gone, which no model predicts any more." : "."))
    return notes
  }

  static func name(_ number: Int) -> String {
    let digits = String(number)
    return "m" + String(repeating: "0", count: max(4 - digits.count, 0)) + digits
  }

  /// The greatest number of the names such as m0012; 0 when there is none.
  static func lastNumber(of mistakes: [Mistake]) -> Int {
    mistakes.compactMap { $0.id.first == "m" ? Int($0.id.dropFirst()) : nil }.max() ?? 0
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
