import Campaigns
import Ratings
import Terminal

/// Opening a campaign again and again.
struct Opening {
  struct Times {
    var text = Samples()
    var picture = Samples()
  }

  let size: Size
  /// The size of the first picture in cells.
  let picture: Size
  private let setup: Setup
  private let campaign: Campaign
  private let rater: RaterName
  /// What the first screen shows: the name of the first label.
  private let text: String

  /// Opens once beforehand: instructions are shown at the first start only.
  init(_ setup: Setup, campaign path: String, rater: RaterName, size: Size) throws {
    self.setup = setup
    self.rater = rater
    self.size = size
    campaign = try CampaignFolder(path).load()
    try RatingProgram(setup, campaign: path, rater: rater, size: size).leave()
    let program = try RatingProgram(setup, campaign: path, rater: rater, size: size)
    picture = try program.pictureSize()
    text = try Self.firstLabel(campaign, rater)
    try program.leave()
  }

  /// Opens and leaves; notes when text and picture were there.
  func measure(into times: inout Times) throws {
    let program = try RatingProgram(setup, campaign: campaign.folder.path, rater: rater, size: size)
    let transcript = program.terminal.transcript
    let started = program.terminal.started
    try program.leave()
    guard let shown = transcript.time(on: size, when: { $0.shows(text) && $0.shows("Leave") }) else {
      throw BenchError.notShown(text)
    }
    guard let last = transcript.last, transcript.screen(size).pictureSize == picture else {
      throw BenchError.notShown("the first picture")
    }
    times.text.add(shown - started)
    times.picture.add(last - started)
  }

  /// The file of the picture that is shown first.
  func firstPicture() throws -> String {
    let task = try Self.firstTask(campaign, rater)
    return "\(campaign.imagesFolder)/\(campaign.images[campaign.tasks.image(at: task)].file)"
  }

  private static func firstTask(_ campaign: Campaign, _ rater: RaterName) throws -> Int {
    let progress = try campaign.readProgress(of: rater)
    let ledger = try campaign.readLedger()
    let next = ledger.tasksAtWork(of: rater).first ?? ledger.nextTask(for: rater, progress: progress)
    guard let task = next else {
      throw BenchError.missing("a task")
    }
    return task
  }

  private static func firstLabel(_ campaign: Campaign, _ rater: RaterName) throws -> String {
    let task = try firstTask(campaign, rater)
    guard let index = campaign.tasks.candidates(at: task).first, let label = campaign.labels[index] else {
      throw BenchError.missing("a label")
    }
    return label.name
  }
}
