import Campaigns
import DurableFiles
import Glibc
import Mutations
import RatingStore
import Ratings
import Synchronization

// A rater without hands: claims and rates as fast as the store lets it, until there is nothing left.
//
//   rater-simulator CAMPAIGN RATER SEED CLOCK ACKNOWLEDGED [WRITES]
//
// After so many WRITES it kills itself, right before the next change of a file. CLOCK is a file with the time in milliseconds. To ACKNOWLEDGED goes a line `seq event` for each entry that the
// store said is written. Exits with 0 when all is done, with 3 when others hold what is left.

struct Simulator {
  let clock: String
  let acknowledged: Int32
  var random: SeededGenerator
  var seat: Seat<FileLedger, FileJournal>

  init(_ arguments: [String]) throws {
    guard arguments.count >= 6, let rater = RaterName(arguments[2]), let seed = UInt64(arguments[3]) else {
      throw StoreError("usage: rater-simulator CAMPAIGN RATER SEED CLOCK ACKNOWLEDGED [WRITES]")
    }
    clock = arguments[4]
    acknowledged = open(arguments[5], O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    random = SeededGenerator(seed: seed)
    let now = try Self.time(clock)
    let writes = arguments.count > 6 ? Int(arguments[6]) : nil
    let calls = writes.map(SystemCalls.killing) ?? .real
    let campaign = try CampaignFolder(arguments[1], calls: calls).load()
    let journal = try Journal(of: rater, in: campaign, at: now)
    var ledger = try FileLedger(of: campaign)
    try ledger.enterRatings(of: campaign, at: now)
    seat = try Seat(
      of: rater, rules: ClaimRules(campaign.settings), ledger: ledger, journal: FileJournal(journal), at: now)
  }

  /// Works until there is nothing left; true when all is done.
  mutating func work() throws(StoreError) -> Bool {
    while true {
      let now = try Self.time(clock)
      let claims = try seat.claim(at: now)
      guard let task = claims.tasks.first else { return claims.shortage?.held == 0 }
      try rate(task)
      if random.next() % 16 == 0 { try append(seat.progress.undo()) }
      if random.next() % 64 == 0 { try seat.release(at: now) }
    }
  }

  private mutating func rate(_ task: Int) throws(StoreError) {
    let name = seat.progress.tasks.id(at: task)
    for label in seat.progress.tasks.candidates(at: task) {
      let answer = Answer.allCases[Int(random.next() % 3)]
      try append([.answer(task: name, label: label, answer: answer)])
    }
    guard let rating = seat.progress.submission(of: task, seconds: 1, picture: .shown) else { return }
    try append([.submit(rating)])
  }

  private mutating func append(_ events: [JournalEvent]) throws(StoreError) {
    let now = try Self.time(clock)
    let entries = try seat.append(events, at: now)
    for entry in entries {
      let line = Array("\(entry.seq) \(Self.name(entry.event))\n".utf8)
      _ = write(acknowledged, line, line.count)
    }
  }

  static func name(_ event: JournalEvent) -> String {
    String("\(event)".prefix { $0 != "(" })
  }

  private static func time(_ file: String) throws(StoreError) -> Timestamp {
    do throws(FileError) {
      let digits = try String(decoding: readFile(file).prefix { $0 != 0x0A }, as: UTF8.self)
      return Timestamp(milliseconds: Int64(digits) ?? 0)
    } catch {
      throw StoreError("\(error)")
    }
  }
}

extension SystemCalls {
  /// The real calls, until so many writes, synchronizations and truncations are done: before the next, the process
  /// is killed.
  static func killing(after writes: Int) -> SystemCalls {
    let left = Mutex(writes)
    let count: @Sendable () -> Void = {
      let isOver = left.withLock { left in
        left -= 1
        return left < 0
      }
      if isOver { kill(getpid(), SIGKILL) }
    }
    var calls = SystemCalls.real
    let real = calls
    calls.write = { descriptor, bytes throws(Errno) in
      count()
      return try real.write(descriptor, bytes)
    }
    calls.fsync = { descriptor throws(Errno) in
      count()
      try real.fsync(descriptor)
    }
    calls.ftruncate = { descriptor, length throws(Errno) in
      count()
      try real.ftruncate(descriptor, length)
    }
    return calls
  }
}

@main
enum Main {
  static func main() {
    do {
      var simulator = try Simulator(CommandLine.arguments)
      exit(try simulator.work() ? 0 : 3)
    } catch {
      let line = Array("rater-simulator: \(error)\n".utf8)
      _ = write(STDERR_FILENO, line, line.count)
      exit(1)
    }
  }
}
