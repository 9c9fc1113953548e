import Preview
public import RatingStore
public import Ratings
public import Terminal

/// The screen on which raters label: picture, candidates, one line that says what to do.
///
/// A value: ``update(_:)`` takes what happened and returns what should be done, ``draw(into:)`` paints it.
/// An answer counts as given only when the journal has it (``ScreenEvent/recorded(_:)``).
public struct RatingScreen: Sendable {
  /// What the screen shows of a campaign.
  public struct Campaign: Sendable {
    /// The campaign's name.
    public var name: String
    /// All tasks, in the order of `tasks.jsonl`.
    public var tasks: TaskList
    /// The labels that candidates name.
    public var labels: LabelTable
    /// Shown at the first start and on demand; nil where there are none.
    public var instructions: String?
    /// What the rater must pass first; nil: nothing.
    public var examination: Examination?
    /// The mistakes that the tasks are; nil: they are tasks to be rated.
    public var review: MistakeReview?

    /// Puts the six parts together.
    public init(
      name: String, tasks: TaskList, labels: LabelTable, instructions: String?,
      examination: Examination? = nil, review: MistakeReview? = nil
    ) {
      self.name = name
      self.tasks = tasks
      self.labels = labels
      self.instructions = instructions
      self.examination = examination
      self.review = review
    }
  }

  let campaign: Campaign
  let rater: RaterName
  /// False with `--preview none`.
  let showsPictures: Bool
  /// What to add to UTC for the time on the rater's clock.
  let minutesFromUTC: Int
  /// How the rater likes it.
  let preferences: RatingPreferences

  var size: Size
  var progress: RaterProgress
  /// The tasks that the rater holds, first to be done first.
  var queue: [Int]
  /// Why the queue is empty.
  var shortage: Shortage?
  /// Whether the store should be asked for tasks: slots have changed since.
  public private(set) var wantsClaim = false
  /// The tasks that were submitted or put aside, in the order in which each was first worked at; nil unless one of
  /// them is on the screen.
  var trail: [Int]?
  var counts: RaterProgress.TaskCounts
  /// The task on the screen; nil when all are done and none is looked at.
  var position: Int?
  /// Which candidate is selected, from 0.
  var selection = 0
  /// What happened, until the next key.
  var message: Message?
  /// On top of the task: the last one takes the keys.
  var overlays: [Overlay] = []
  var picture = PictureStatus.loading
  /// Whether the rater wants the dark parts of this picture brighter.
  var isBrighter = false
  /// How the rater saw the pictures of the tasks that are not submitted, by position.
  var seen: [Int: PictureSeen] = [:]
  var watch = Stopwatch()
  /// What was done since the program was started.
  var tally: SessionTally
  /// Whether a break is suggested while this task is on the screen.
  var isBreakDue = false
  /// Enter was pressed before the picture was there: submit when it has been drawn.
  var submitsWhenDrawn = false
  var hasWarnedWithoutPicture = false
  /// The verdict that was pressed before the picture was there, in place of Enter.
  var waitingVerdict: Verdict.Word?
  /// Whether the reviewer asked for the reference labels of this mistake.
  var asksForReference = false
  /// What was searched for last.
  var lastQuery = ""
  /// Whether a task has been seen: before that the instructions are the first screen, which q leaves.
  var hasBegun = true
  /// Ctrl-Z was pressed and the program has not gone on yet.
  var isStopped = false
  /// The candidates of the task on the screen, their text cleaned once.
  var candidates: [CandidateText] = []

  /// A line about what happened.
  struct Message: Equatable, Sendable {
    var text: String
    var role: Role
  }

  /// Opens the screen where the rater's journal ends.
  ///
  /// - Parameters:
  ///   - progress: the fold of the rater's journal.
  ///   - claims: what the rater has to do.
  ///   - firstStart: whether the instructions are shown before anything else.
  ///   - showsPictures: false when pictures are off.
  ///   - time: the monotonic clock in milliseconds.
  public init(
    campaign: Campaign, rater: RaterName, progress: RaterProgress, claims: Claims, size: Size,
    firstStart: Bool, showsPictures: Bool, minutesFromUTC: Int = 0,
    preferences: RatingPreferences = RatingPreferences(), time: Int
  ) {
    self.campaign = campaign
    self.rater = rater
    self.progress = progress
    self.size = size
    self.showsPictures = showsPictures
    self.minutesFromUTC = minutesFromUTC
    self.preferences = preferences
    tally = SessionTally(at: time)
    queue = claims.tasks
    shortage = claims.shortage
    counts = progress.taskCounts
    wantsClaim = !claims.tasks.isEmpty
    show(current, at: time)
    if firstStart, campaign.instructions != nil || campaign.examination != nil {
      overlays = [.instructions(Scroll())]
      hasBegun = false
    }
    watch.show(taskInSight, at: time)
  }

  /// The position of the task on the screen; nil when there is none.
  public var taskOnScreen: Int? { position }

  /// The task to be rated next; nil when there is none.
  var current: Int? { queue.first }

  /// Whether keys should wait: an Enter is waiting for its picture, or there may be tasks that are not claimed yet.
  public var holdsKeys: Bool { submitsWhenDrawn || needsClaim }

  /// Whether nothing can go on before the store was asked for tasks.
  public var needsClaim: Bool { wantsClaim && queue.isEmpty }

  /// Takes what happened; returns what should be done, in order.
  public mutating func update(_ event: ScreenEvent) -> [ScreenEffect] {
    defer { watch.show(taskInSight, at: watch.now) }
    switch event {
    case .key(let key, let time):
      watch.now = time
      tally.key(at: time)
      return press(key)
    case .resumed(let time):
      watch.now = time
      isStopped = false
      return []
    case .resized(let size):
      self.size = size
      // Without room for a picture none will be drawn.
      if RatingLayout(size) == nil { (submitsWhenDrawn, waitingVerdict) = (false, nil) }
      return []
    case .recorded(let entries):
      return recorded(entries) + resultOfTest()
    case .claimed(let claims, let lost):
      take(claims, lost: lost)
      return []
    case .notClaimed(let reason):
      wantsClaim = false
      message = Message(text: phrases.notClaimed(cleaned(reason)), role: .warning)
      return []
    case .notRecorded(let reason):
      message = Message(text: phrases.notSaved(cleaned(reason)), role: .warning)
      return []
    case .picture(let position, let status):
      guard position == self.position else { return [] }
      if case .refused(let reason) = status, leaveSize(because: reason) { return [] }
      picture = status
      if case .refused = status { return refuseIfWaiting() }
      return []
    case .picturePart(let part):
      guard case .zoom(var zoom) = overlays.last else { return [] }
      zoom.show(part)
      overlays[overlays.count - 1] = .zoom(zoom)
      return []
    case .examples(let label, let count):
      openExamples(of: label, count: count)
      return []
    case .examplePicture(let status):
      noteExample(status)
      return []
    case .pictureDrawn(let position):
      return drawn(position)
    case .notice(let notices):
      let text = notices.map(phrases.notice).joined(separator: " ")
      message = Message(text: cleaned(text), role: .warning)
      return []
    }
  }

  private mutating func drawn(_ position: Int) -> [ScreenEffect] {
    guard position == self.position, case .ready(let damaged) = picture else { return [] }
    seen[position] = damaged ? .damaged : .shown
    return submitNowIfWaiting()
  }

  private mutating func submitNowIfWaiting() -> [ScreenEffect] {
    guard submitsWhenDrawn else { return [] }
    submitsWhenDrawn = false
    message = nil
    return goOnWaiting { $0.submit() }
  }

  /// Gives the verdict that waited for the picture, or else does what Enter wanted.
  private mutating func goOnWaiting(_ enter: (inout Self) -> [ScreenEffect]) -> [ScreenEffect] {
    guard let verdict = waitingVerdict else { return enter(&self) }
    waitingVerdict = nil
    return judge(verdict)
  }

  /// The picture that an Enter waits for will not come: as if Enter were pressed now.
  private mutating func refuseIfWaiting() -> [ScreenEffect] {
    guard submitsWhenDrawn else { return [] }
    submitsWhenDrawn = false
    message = nil
    let effects = goOnWaiting { $0.enter() }
    return effects.isEmpty ? [.forgetKeys] : effects
  }

  /// The task whose time runs: the one that is seen, not under a text and not in a window too small.
  private var taskInSight: Int? {
    RatingLayout(size) != nil && !isStopped && overlays.last?.hidesTask != true ? position : nil
  }

  /// Looks up what each draw needs and only changed slots change.
  mutating func refreshStanding(after events: [JournalEvent]) {
    counts = progress.taskCounts
    for event in events {
      if case .qualification = event { wantsClaim = true }
      guard let task = event.slotTask, let position = campaign.tasks.position(of: task),
        !event.onlyChangesVerdict(in: progress, at: position)
      else { continue }
      wantsClaim = true
      queue.removeAll { $0 == position }
      // What was taken back comes first; what was put aside waits for a claim.
      if event.givesBack, progress.phase(of: position) != .submitted { queue.insert(position, at: 0) }
    }
  }

  private mutating func take(_ claims: Claims, lost: [Int]) {
    wantsClaim = false
    let before = current
    queue = claims.tasks
    // What the rater sees stays, wherever the store has it: a verdict taken back stands behind tasks claimed later.
    if let before, before == position, let place = queue.firstIndex(of: before) {
      queue.insert(queue.remove(at: place), at: 0)
    }
    shortage = claims.shortage
    // A lease that ran out and was had again, or of a task that was never seen, is no news.
    if let position, lost.contains(position), !claims.tasks.contains(position) { say(phrases.leaseRanOut) }
    if position == nil || (position == before && before != current) { show(current, at: watch.now) }
  }

  /// Puts a task on the screen, or the end when there is none.
  mutating func show(_ position: Int?, at time: Int, selecting candidate: Int? = nil) {
    let isOther = position != self.position || candidates.isEmpty
    self.position = position
    watch.now = time
    refreshTrail()
    guard let position else {
      candidates = []
      return
    }
    if isOther {
      isBrighter = false
      asksForReference = false
      picture = showsPictures ? .loading : .refused(.switchedOff)
      candidates = campaign.tasks.candidates(at: position).map {
        CandidateText(index: $0, labels: campaign.labels, phrases)
      }
    }
    selection = candidate ?? firstUnanswered(of: position) ?? 0
  }

  /// The first candidate without an answer, searched from `start` on and round.
  func firstUnanswered(of position: Int, from start: Int = 0) -> Int? {
    let count = campaign.tasks.candidateCount(at: position)
    return (0..<count).map { ($0 + start) % count }
      .first { progress.answers(of: position)[$0] == nil }
  }
}
