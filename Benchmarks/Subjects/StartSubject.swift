import Campaigns
import Glibc
import Preview
import Ratings
import Terminal

/// How long the Sample campaign takes to open, next to `chafa` on the same picture.
func measureStart(_ setup: Setup) throws {
  let size = Size(columns: 120, rows: 40)
  let rounds = 40
  let opening = try Opening(
    setup, campaign: "\(setup.scratch)/sample", rater: Setup.rater("bench"), size: size)
  let picture = try opening.firstPicture()
  var floor = try Floor(setup, picture: picture, size: opening.picture)
  var starts = Opening.Times()
  var chafa = Samples()
  for _ in 0..<rounds {
    try opening.measure(into: &starts)
    chafa.add(try Peer.chafa.draw(picture, size: opening.picture, terminal: size).last)
    try floor.measure()
  }
  var table = MarkdownTable(
    "Start: the Sample campaign, \(size), 256 colours", "", "runs", "p50 ms", "p99 ms", "time / chafa")
  func row(_ name: String, _ times: Samples) {
    table.row(
      name, "\(times.count)", figure(times.median), figure(times.percentile(99)),
      figure(times.median / chafa.median))
  }
  row("chafa, start to the last byte", chafa)
  row("**reassess, start to the first screen with its text**", starts.text)
  row("**reassess, start to the whole first picture**", starts.picture)
  row("reassess-preview alone, start to ready", floor.ready)
  row("reassess-preview alone, start to the first picture in hand", floor.picture)
  table.note("`\(try Peer.chafa.command("PICTURE", size: opening.picture))`")
  report(table)
}

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
    guard let task = try campaign.readProgress(of: rater).nextTask() else {
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

/// What no program with this worker can go below: the worker alone, asked for one picture as soon as it is started.
private struct Floor {
  private(set) var ready = Samples()
  private(set) var picture = Samples()
  private let program: WorkerProgram
  private let file: String
  private let request: PictureRequest

  init(_ setup: Setup, picture: String, size: Size) throws {
    program = WorkerProgram(folders: [setup.programs])
    file = picture
    request = PictureRequest(key: 0, columns: size.columns, rows: size.rows, driver: .symbols(.indexed256))
  }

  mutating func measure() throws {
    let file = file
    let worker = PreviewWorker(program: program) { _ in .success(Glibc.open(file, O_RDONLY | O_CLOEXEC)) }
    defer { worker.stop() }
    let start = now()
    var deliveries = worker.want(request, now: .milliseconds(Int(now())))
    var ready: Double?
    while deliveries.isEmpty {
      guard let descriptor = worker.descriptor, now() < start + 5_000 else { break }
      var waiting = pollfd(
        fd: descriptor, events: Int16(POLLIN | (worker.wantsToWrite ? POLLOUT : 0)), revents: 0)
      _ = poll(&waiting, 1, 100)
      deliveries =
        worker.handleWritable(now: .milliseconds(Int(now())))
        + worker.handleReadable(now: .milliseconds(Int(now())))
      if ready == nil, worker.sandbox != nil { ready = now() }
    }
    guard let ready, case .picture? = deliveries.first?.outcome else {
      throw BenchError.notShown("the worker's picture")
    }
    self.ready.add(ready - start)
    self.picture.add(now() - start)
  }
}
