import ArgumentParser
import Campaigns
import DurableFiles
import Glibc
import Preferences
import Preview
import RaterUI
import RatingStore
import Ratings
import Sessions
import Terminal

/// One run of the screen, for a rater or a reviewer.
struct RaterRun {
  let work: ScreenWork
  /// The campaign's folder.
  let path: String
  let rater: RaterName
  /// How pictures are shown; nil: as config.json says.
  let preview: PictureWish?
  let allowsNetwork: Bool

  init(_ work: ScreenWork, path: String, rater: RaterName, preview: PictureWish?, allowsNetwork: Bool) {
    (self.work, self.path, self.rater) = (work, path, rater)
    (self.preview, self.allowsNetwork) = (preview, allowsNetwork)
  }

  func run() throws {
    prepareMemory()
    try checkTerminal()
    var preferences = try readPreferences()
    if let preview { preferences.preview = preview }
    let clock = SessionClock.monotonic()
    let loaded = try load()
    let campaign = loaded.campaign
    let worker = PreviewWorker { campaign.openPicture(numbered: $0) }
    let (journal, ledger) = try openJournal(campaign)
    let examination = try examination(campaign, journal.progress)
    let seat = try takeSeat(loaded, journal, ledger)
    // Whatever ends the session: others need not wait for the lease.
    defer { seat.leave() }
    // Starts while the screen is drawn; not before, since reading uses both cores of a small machine.
    if preferences.preview != .none { worker.start(now: .milliseconds(clock.milliseconds())) }
    let (end, summary) = try rate(
      campaign, loaded.review, examination, journal, seat, worker, preferences, clock)
    try report(end, journal, summary, in: preferences.rating.language)
  }

  /// The campaign as this work has it.
  struct LoadedCampaign {
    let campaign: Campaign
    /// The mistakes to be reviewed; nil: tasks are to be rated.
    var review: MistakeReview?
    /// Which list of tasks, or mistakes, it has.
    let list: FileState?
  }

  /// The list of what is worked at.
  private var listPath: String {
    CampaignFolder(path).path(of: work == .rating ? "tasks.jsonl" : "mistakes.jsonl")
  }

  func load() throws -> LoadedCampaign {
    let list = FileState(of: listPath)
    let campaign = try loadCampaign(path)
    guard work == .review else { return LoadedCampaign(campaign: campaign, list: list) }
    let mistakes = try readMistakes(of: campaign)
    return LoadedCampaign(
      campaign: campaign.reviewing(mistakes),
      review: MistakeReview(mistakes: mistakes.mistakes, isBlind: campaign.settings.review.isBlind),
      list: list)
  }

  private var activity: String { work == .rating ? "rating" : "reviewing" }
  private var pipeHint: String { work == .rating ? " --plain takes answers from a pipe." : "" }

  /// Refuses before anything is touched where no screen can be.
  private func checkTerminal() throws {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
      throw Failure("\(activity) needs a terminal, and this is none.\(pipeHint)", code: Failure.usage)
    }
    let terminal = environment("TERM")
    guard !terminal.isEmpty, terminal != "dumb" else {
      throw Failure(
        "\(activity) needs a terminal that can place the cursor; TERM is "
          + "\(terminal.isEmpty ? "not set" : terminal).\(work == .rating ? " --plain rates line by line." : "")",
        code: Failure.usage)
    }
  }

  func openJournal(_ campaign: Campaign) throws -> (Journal, LedgerDraft?) {
    do throws(JournalError) {
      return try campaign.openJournal(of: rater, at: now(), allowsNetwork: allowsNetwork)
    } catch .networkFileSystem(let path, let kind) {
      let reason = JournalError.networkFileSystem(path: path, kind: kind).description
      throw Failure("\(reason). --allow-network-fs goes on there all the same.")
    } catch {
      throw Failure(error.description)
    }
  }

  func takeSeat(
    _ loaded: LoadedCampaign, _ journal: Journal, _ ledger: LedgerDraft?
  ) throws -> RaterSeat {
    do {
      let seat = try RaterSeat(of: rater, in: loaded.campaign, journal, ledger)
      // Now that the journal is locked, nobody replaces tasks; before, somebody may have.
      guard FileState(of: listPath) == loaded.list else {
        throw Failure("\(listPath) was changed while the program started. Start it again.")
      }
      return seat
    } catch let error as StoreError {
      throw Failure(error.description)
    } catch let error as FileError {
      throw Failure(error.description + hint(error))
    }
  }

  /// What to do where the system lets nobody but the lead in.
  private func hint(_ error: FileError) -> String {
    guard case .failed(.open, _, Errno(EACCES)) = error else { return "" }
    let command = work == .rating ? "share" : "share --reviews"
    return ". The lead of the campaign lets other users in by reassess \(command)."
  }

  /// What is lost where the campaign is on a network file system all the same.
  func networkNotices(_ campaign: Campaign) -> [ScreenNotice] {
    guard allowsNetwork, let found = try? campaign.folder.networkFileSystem() else { return [] }
    return [.other(lossOnNetworkFileSystem(found.kind))]
  }

  private func rate(
    _ campaign: Campaign, _ review: MistakeReview?, _ examination: Examination?, _ journal: Journal,
    _ seat: RaterSeat,
    _ worker: PreviewWorker, _ preferences: Preferences, _ clock: SessionClock
  ) throws -> (SessionEnd, SessionSummary) {
    let isFirstStart = journal.progress.sessions == 0
    do {
      let screen = try CursesScreen(theme: preferences.theme, usesMouse: preferences.rating.mouse)
      defer { screen.stop() }
      try journal.append([sessionStart(campaign, clock)], at: now())
      // The program ended between the last answer of the test and its result.
      if let result = examination?.result(journal.progress) {
        try journal.append([.qualification(result)], at: now())
      }
      screen.setCrashMessage(
        "reassess stopped unexpectedly. The answers so far are in \(journal.path).")
      var loop = RunLoop(
        screen: screen, worker: worker,
        session: try session(
          campaign, review, examination, journal, seat, screen, worker, preferences, isFirstStart, clock),
        wish: preferences.preview, environment: terminalEnvironment(),
        notices: networkNotices(campaign) + journal.repairNotices + preferences.notices, clock: clock)
      return (try loop.run(), loop.summary)
    } catch let error as TerminalError {
      throw Failure(error.description, code: error.isUsage ? Failure.usage : 1)
    } catch let error as JournalError {
      throw Failure(error.description)
    } catch let error as NotSaved {
      throw Failure("no tasks can be claimed: \(error.reason).")
    }
  }

  private func session(
    _ campaign: Campaign, _ review: MistakeReview?, _ examination: Examination?, _ journal: Journal,
    _ seat: RaterSeat,
    _ screen: CursesScreen,
    _ worker: PreviewWorker, _ preferences: Preferences, _ isFirstStart: Bool, _ clock: SessionClock
  ) throws(NotSaved) -> RatingSession<CursesScreen, RaterSeat> {
    let rating = RatingScreen(
      campaign: .init(
        name: campaign.settings.name, tasks: campaign.tasks, labels: campaign.labels,
        instructions: campaign.settings.instructions, examination: examination, review: review),
      rater: rater, progress: journal.progress, claims: try seat.firstClaim(), size: screen.size,
      firstStart: isFirstStart,
      showsPictures: preferences.preview != .none, minutesFromUTC: minutesFromUTC(),
      preferences: preferences.rating, time: clock.milliseconds())
    var desk = PictureDesk(source: worker, tasks: campaign.tasks, driver: nil, cell: .assumed)
    desk.countExamples = { campaign.examplePictures(of: $0).count }
    return RatingSession(screen: rating, output: screen, journal: seat, desk: desk, clock: clock)
  }

  func sessionStart(_ campaign: Campaign, _ clock: SessionClock) -> JournalEvent {
    .session(
      SessionStart(
        program: "reassess \(Reassess.version)", rater: rater, host: LockHolder.thisProcess(since: "").host,
        uid: Int(getuid()),
        labels: campaign.labelsDigest, monotonic: Int64(clock.milliseconds())))
  }

  /// Says after the screen is gone what is safe, and ends as a signal would.
  func report(
    _ end: SessionEnd, _ journal: Journal, _ summary: SessionSummary? = nil, in language: Language
  ) throws {
    guard access(journal.path, F_OK) == 0 else {
      throw Failure("\(journal.path) is gone: the answers in it with it, and none was saved since.")
    }
    let words = PartingWords(in: language, for: work)
    printMessage(words.tasks(journal.progress.taskCounts, of: rater, journal: journal.path))
    if let sentence = summary.flatMap(words.session) { printMessage(sentence) }
    switch end {
    case .left: break
    case .signal(let number): throw ExitCode(128 + number)
    case .hungUp: throw ExitCode(128 + SIGHUP)
    }
  }
}

extension Journal {
  /// What was put right when the journal was opened, in words for the rater.
  var repairNotices: [ScreenNotice] {
    guard let repair else { return [] }
    return [.cutOffLine(keptIn: repair.keptIn)]
  }
}

/// The largest picture file that is opened, in bytes.
private let largestPicture = 1 << 30

extension Campaign {
  /// Opens a picture, by its number, for the worker.
  func openPicture(numbered number: Int) -> Result<CInt, PictureRefusal> {
    do throws(OpenBeneathError) {
      let descriptor = try open(PictureSubject(number: number))
      // The worker's client closes its own copy once it was sent.
      let copy = fcntl(descriptor.number, F_DUPFD_CLOEXEC, 0)
      return copy >= 0 ? .success(copy) : .failure(.unreadable(String(cString: strerror(errno))))
    } catch {
      return .failure(PictureRefusal(error, limit: largestPicture))
    }
  }

  private func open(_ subject: PictureSubject) throws(OpenBeneathError) -> OwnedDescriptor {
    switch subject {
    case .image(let position): try openPicture(images[position], largest: largestPicture)
    case .example(let example): try openExample(example.number, of: example.label, largest: largestPicture)
    }
  }
}

extension PictureRefusal {
  init(_ error: OpenBeneathError, limit: Int) {
    switch error {
    case .missing: self = .missing
    case .outside: self = .outsideFolder
    case .notARegularFile: self = .unreadable("not a file")
    case .tooLarge(let bytes): self = .fileTooLarge(megabytes: bytes >> 20, limit: limit >> 20)
    case .unreadable(let error): self = .unreadable("\(error)")
    }
  }
}

extension TerminalError {
  /// Whether another terminal would do: wrong usage rather than failure.
  fileprivate var isUsage: Bool {
    switch self {
    case .notATerminal, .unusable: true
    case .hungUp, .failed: false
    }
  }
}
