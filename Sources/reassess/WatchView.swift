import Glibc
import RatingStore
import Ratings
import Reporting
import Terminal

/// What `reassess status --watch` tells of a moment.
struct WatchView {
  private struct Worker {
    let rater: RaterName
    let held: Int
    let until: Timestamp?
    let ratingsPerHour: Double?
  }

  private let name: String
  private let now: Timestamp
  private let summary: LedgerSummary
  private let queue: QueueStatus
  private let workers: [Worker]
  private let ratingsPerHour: Double?

  init(name: String, ledger: Ledger, activity: Activity, at now: Timestamp) {
    (self.name, self.now) = (cleaned(name), now)
    summary = ledger.summary
    queue = QueueStatus(ledger, at: now)
    workers = Self.workers(ledger, activity, now)
    ratingsPerHour = activity.ratingsPerHour(at: now) { task, _ in ledger.tasks.purpose(at: task) == .rating }
  }

  /// Whether there is nothing left to watch.
  var isOver: Bool { (summary.done == summary.tasks || queue.isClosed) && workers.isEmpty }

  private static func workers(_ ledger: Ledger, _ activity: Activity, _ now: Timestamp) -> [Worker] {
    var workers: [Worker] = []
    for work in ledger.work {
      var until: Timestamp?
      if case .held(let end) = work.state {
        if end <= now { continue }
        until = end
      }
      if let last = workers.last, last.rater == work.rater {
        workers[workers.count - 1] = Worker(
          rater: last.rater, held: last.held + 1, until: [last.until, until].compactMap { $0 }.min(),
          ratingsPerHour: last.ratingsPerHour)
      } else {
        let pace = activity.ratingsPerHour(at: now) { $1 == work.rater }
        workers.append(Worker(rater: work.rater, held: 1, until: until, ratingsPerHour: pace))
      }
    }
    return workers
  }
}

// MARK: - In words

extension WatchView {
  private var share: Double {
    summary.needed == 0 ? 1 : Double(summary.ratings) / Double(summary.needed)
  }

  private var progress: String {
    "\(summary.done) of \(summary.tasks) tasks done, \(summary.ratings) of \(summary.needed) ratings"
  }

  /// When all ratings will be there at this pace.
  private var end: Timestamp? {
    guard let ratingsPerHour, summary.needed > summary.ratings else { return nil }
    let hours = min(Double(summary.needed - summary.ratings) / ratingsPerHour, 1e6)
    return Timestamp(milliseconds: now.milliseconds + Int64(hours * 3_600_000))
  }

  private func perHour(_ pace: Double) -> String { "\(Int(pace.rounded())) ratings an hour" }

  private var atWork: String {
    workers.isEmpty
      ? "nobody at work" : workers.count == 1 ? "1 rater at work" : "\(workers.count) raters at work"
  }

  /// Everything in one line, for logs: times are UTC.
  var line: String {
    let pace = ratingsPerHour.map { ", \(perHour($0))" } ?? ""
    let end = end.map { ", end expected \($0)" } ?? ""
    let state = queue.isClosed ? ", closed" : ""
    return "\(now) \(progress), \(atWork)\(pace)\(end)\(state)"
  }

  private var pace: String {
    guard let ratingsPerHour else { return "No rating in the last quarter of an hour." }
    let end = end.map { "; the end is expected \(Self.local($0, today: now))" } ?? ""
    return "\(perHour(ratingsPerHour)) in the last quarter of an hour\(end)."
  }

  /// A moment on the lead's clock, with the date where it is not today's.
  private static func local(_ moment: Timestamp, today: Timestamp) -> String {
    let (time, other) = (tm(moment), tm(today))
    let sameDay = (time.tm_year, time.tm_yday) == (other.tm_year, other.tm_yday)
    return (sameDay ? "at " : "\(time.tm_year + 1900)-\(two(time.tm_mon + 1))-\(two(time.tm_mday)) at ")
      + "\(two(time.tm_hour)):\(two(time.tm_min))"
  }

  private static func tm(_ moment: Timestamp) -> tm {
    var seconds = time_t(moment.milliseconds / 1000)
    var local = Glibc.tm()
    localtime_r(&seconds, &local)
    return local
  }

  private static func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

// MARK: - On a screen

extension WatchView {
  /// Fills a screen; `problem` stands above the last line.
  func draw(into surface: inout Surface, problem: String?) {
    let width = max(surface.size.columns - 2, 1)
    let clock = Self.local(now, today: now).dropFirst("at ".count)
    surface.write(truncated(name, to: width), at: Point(column: 1, row: 0), role: .title)
    surface.write(
      String(clock), at: Point(column: max(surface.size.columns - 1 - clock.count, 0), row: 0), role: .dim)
    drawBar(&surface, columns: min(width, 60))
    var row = 3
    for line in wrapped(progress + ".", to: width) + wrapped(pace, to: width) + [""]
      + wrapped(queue.sentence, to: width) + [""] + workerLines
    {
      surface.write(truncated(line, to: width), at: Point(column: 1, row: row))
      row += 1
    }
    let bottom = surface.size.rows - 1
    if let problem {
      surface.write(truncated(problem, to: width), at: Point(column: 1, row: bottom - 1), role: .warning)
    }
    surface.fill(Rect(column: 0, row: bottom, columns: surface.size.columns, rows: 1))
    surface.write("q", at: Point(column: 1, row: bottom), role: .key)
    surface.write(" Leave", at: Point(column: 2, row: bottom), role: .keyText)
  }

  private func drawBar(_ surface: inout Surface, columns width: Int) {
    let percent = "\(Int((share * 100).rounded(.down))) %"
    let bar = max(width - percent.count - 1, 0)
    let done = Int(share * Double(bar))
    surface.write(String(repeating: "█", count: done), at: Point(column: 1, row: 2), role: .progressDone)
    surface.write(
      String(repeating: "░", count: bar - done), at: Point(column: 1 + done, row: 2), role: .progressLeft)
    surface.write(percent, at: Point(column: 2 + bar, row: 2))
  }

  private var workerLines: [String] {
    let names = min(max(workers.map { $0.rater.description.count }.max() ?? 0, 8), 24)
    let heading = atWork.prefix(1).uppercased() + atWork.dropFirst() + (workers.isEmpty ? "." : ":")
    return [heading]
      + workers.map { worker in
        let name = truncated(worker.rater.description, to: names)
        let tasks = worker.held == 1 ? "1 task " : "\(worker.held) tasks"
        let until = worker.until.map { "  until " + Self.local($0, today: now).dropFirst("at ".count) } ?? ""
        let pace = worker.ratingsPerHour.map { "  \(perHour($0))" } ?? ""
        return "\(name)\(String(repeating: " ", count: names - name.count))  \(tasks)\(until)\(pace)"
      }
  }
}
