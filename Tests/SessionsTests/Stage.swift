import Preview
import RaterUI
import RatingStore
import Ratings
import Terminal
import Testing

@testable import Sessions

/// A session on stage: memory screen, a journal and a picture source that tell what they do, in order.
final class Stage {
  /// What happened, in order.
  final class Log { var lines: [String] = [] }

  struct Journal: AnswerJournal {
    let log: Log
    var progress: RaterProgress
    var refuses = false
    static let refusal = "No space left on device"

    mutating func append(_ events: [JournalEvent]) throws(NotSaved) -> [JournalEntry] {
      if log.lines.contains("disk full") { throw NotSaved(Self.refusal) }
      return events.map { event in
        log.lines.append("journal \(Self.name(event))")
        let entry = JournalEntry(seq: progress.seq + 1, at: Timestamp(milliseconds: 0), event: event)
        try? progress.apply(entry)
        return entry
      }
    }

    /// Others have taken the first task from a rater who was silent.
    var isFirstLost: Bool { log.lines.contains("lost t1") }

    func claim() -> Claims {
      var claims = Claims(all: progress)
      if isFirstLost { claims.tasks.removeAll { $0 == 0 } }
      return claims
    }

    func renew() -> [Int] { isFirstLost ? [0] : [] }

    static func name(_ event: JournalEvent) -> String {
      switch event {
      case .answer(let task, let label, let answer): "\(task).\(label) \(answer.rawValue)"
      case .submit(let rating): "submit \(rating.task) \(rating.picture.rawValue)"
      default: "\(event)"
      }
    }
  }

  final class Pictures: PictureSource {
    let log: Log
    /// Outcomes by image; an image without one is never delivered by itself.
    var outcomes: [Int: PictureOutcome] = [:]

    init(log: Log) { self.log = log }

    func want(_ request: PictureRequest, now: Duration) -> [PictureDelivery] {
      log.lines.append("want \(request.key)")
      return outcomes[request.key].map { [PictureDelivery(request: request, outcome: $0)] } ?? []
    }

    func prefetch(_ requests: [PictureRequest], now: Duration) -> [PictureDelivery] {
      log.lines.append("prefetch \(requests.map(\.key))")
      return []
    }
  }

  struct Output: Screen {
    let log: Log
    var memory: MemoryScreen
    var size: Size { memory.size }

    mutating func present(_ surface: Surface, picture: PlacedPicture?) -> Bool {
      memory.present(surface, picture: picture)
      let answers = surface.text.count { $0.contains("✓ Yes") || $0.contains("✗ No") }
      log.lines.append("present \(answers) answers\(picture == nil ? "" : ", picture")")
      return picture != nil
    }

    mutating func redrawEverything() { memory.redrawEverything() }
  }

  let log = Log()
  let pictures: Pictures
  var session: RatingSession<Output, Journal>

  init(tasks: Int = 3, driver: PictureDriver? = .symbols(.indexed256)) throws {
    let rater = try #require(RaterName("ana"))
    let list = TaskList(
      (1...max(tasks, 1)).prefix(tasks).map { RatingTask(id: "t\($0)", image: "i\($0)", candidates: [0, 1]) })
    pictures = Pictures(log: log)
    for key in 0..<tasks { pictures.outcomes[key] = Self.picture }
    let labels = [Label(index: 0, id: "n0", name: "cup"), Label(index: 1, id: "n1", name: "desk")]
    let size = Size(columns: 80, rows: 24)
    let progress = RaterProgress(tasks: list, rater: rater, labels: "")
    let screen = RatingScreen(
      campaign: .init(name: "stage", tasks: list, labels: LabelTable(labels), instructions: nil),
      rater: rater,
      progress: progress, claims: Claims(all: progress), size: size, firstStart: false,
      showsPictures: true, time: 0)
    session = RatingSession(
      screen: screen, output: Output(log: log, memory: MemoryScreen(size: size)),
      journal: Journal(log: log, progress: progress),
      desk: PictureDesk(source: pictures, tasks: list, driver: driver, cell: .assumed),
      clock: SessionClock { 0 })
  }

  static let picture = PictureOutcome.picture(
    RenderedPicture(columns: 2, rows: 1, lines: [Array("##".utf8)], pixels: false), damaged: false)

  /// Types keys (`⏎` is Enter) in one go, as a rater typing ahead, and draws.
  func type(_ keys: String) throws {
    session.take(keys.map { $0 == "⏎" ? .enter : .character($0) })
    try session.draw()
  }

  var text: String { session.output.memory.text.joined(separator: "\n") }
}

extension Claims {
  /// All tasks that the rater has to do: nobody else is there.
  init(all progress: RaterProgress) {
    let tasks = progress.upcoming(after: nil, limit: 3)
    self.init(tasks: tasks, shortage: tasks.isEmpty ? Shortage() : nil)
  }
}
