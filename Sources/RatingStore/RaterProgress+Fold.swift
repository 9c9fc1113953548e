import Ratings

extension RaterProgress {
  /// Makes room for so many steps in the history.
  public mutating func reserve(_ steps: Int) { history.reserve(steps) }

  /// Takes the journal's next entry in.
  ///
  /// Throws, and changes nothing, when the entry cannot be what happened next.
  public mutating func apply(_ entry: JournalEntry) throws(FoldError) {
    try check(seq: entry.seq)
    try apply(entry.event, at: entry.at)
    advance(to: entry.seq, at: entry.at)
  }

  /// Takes the journal's next entries in, up to the first that cannot be what happened next.
  ///
  /// Throws for that one, with those before it taken in; `seq` says how far it came.
  public mutating func apply(_ entries: ArraySlice<PlacedEntry>) throws(FoldError) {
    if tasks.areMistakes, !entries.isEmpty { throw .answerAmongReviews }
    for entry in entries {
      try check(seq: entry.seq)
      let task = Int(entry.task)
      switch entry.action {
      case .answer(let candidate, let answer):
        try checkCanAnswer(task)
        var state = states[task]
        set(Int(candidate), of: task, to: answer, in: &state)
        states[task] = state
      case .submit(let answers, let picture, let seconds):
        try submit(task, answers: answers, seconds: seconds, picture: picture, at: entry.at)
      }
      advance(to: entry.seq, at: entry.at)
    }
  }

  /// Makes sure that an entry's number is the next one.
  @inline(__always)
  private func check(seq found: Int) throws(FoldError) {
    guard found == seq + 1 else { throw .sequence(expected: seq + 1, found: found) }
  }

  /// Takes note of an entry whose event has been taken in.
  @inline(__always)
  private mutating func advance(to seq: Int, at: Timestamp) {
    self.seq = seq
    lastAt = at
    corrections.advance(at: at)
  }

  private mutating func apply(_ event: JournalEvent, at: Timestamp) throws(FoldError) {
    try checkBelongsHere(event)
    switch event {
    case .session(let start): try begin(start)
    case .answer(let task, let label, let answer):
      try self.answer(position(task), label: label, answer)
    case .retract(let task, let label): try retract(position(task), label: label)
    case .submit(let rating): try submit(rating, at: at)
    case .late(let rating):
      _ = try answers(in: rating)
      late.append(rating)
      lateAt.append(at)
    case .reopen(let task): try reopen(position(task))
    case .skip(let task, let reason, let text): try skip(position(task), reason, text, at: at)
    case .flag(let task, let flag): self.flag(try position(task), flag, at: at)
    case .retractFlag(let task, let flag): try retractFlag(position(task), flag)
    case .note(let task, let text): note(try position(task), text, at: at)
    case .retractNote(let task): try retractNote(position(task))
    case .qualification(let result): qualifications.append(result)
    case .verdict(let review): try judge(review, at: at)
    case .lateVerdict(let review): try judgeLate(review, at: at)
    case .retractVerdict(let mistake): try retractVerdict(position(mistake))
    }
  }

  func position(_ task: String) throws(FoldError) -> Int {
    if let position = tasks.position(of: task) { return position }
    throw tasks.areMistakes ? .unknownMistake(task) : .unknownTask(task)
  }
}

// MARK: - The events, by the position of the task

extension RaterProgress {
  /// A session begins: it must be this rater's, in a known format, with the campaign's labels.
  private mutating func begin(_ start: SessionStart) throws(FoldError) {
    guard start.format <= SessionStart.format else { throw .newerFormat(start.format) }
    guard start.rater == rater else { throw .otherRater(expected: rater, found: start.rater) }
    guard start.labels == labels else { throw .otherLabels(expected: labels, found: start.labels) }
    sessions += 1
  }

  /// Sets an answer; the task must not be submitted nor skipped for good.
  private mutating func answer(_ task: Int, label: Int, _ answer: Answer) throws(FoldError) {
    try checkCanAnswer(task)
    let candidate = try candidate(label, of: task)
    var state = states[task]
    set(candidate, of: task, to: answer, in: &state)
    states[task] = state
  }

  /// Takes an answer away; the task must not be submitted.
  private mutating func retract(_ task: Int, label: Int) throws(FoldError) {
    let candidate = try candidate(label, of: task)
    if states[task].isSubmitted { throw .submitted(task: tasks.id(at: task)) }
    guard let step = lastAnswer(candidate, of: task) else {
      throw .nothingToRetract(task: tasks.id(at: task), label: label)
    }
    states[task].answers[candidate] = nil
    history.remove(step, last: &states[task].lastStep)
    corrections.removed(step, of: task)
    states[task].setLaidBare(candidate, lastAnswer(candidate, of: task) != nil)
  }

  /// The task is done: these answers, one for each candidate, replace whatever it had.
  ///
  /// `answers` must hold an answer for each of the task's candidates.
  private mutating func submit(
    _ task: Int, answers: TaskAnswers, seconds: Double, picture: PictureSeen, at: Timestamp
  ) throws(FoldError) {
    var state = states[task]
    if state.skips > 1, !state.isSubmitted { throw .skippedForGood(task: tasks.id(at: task)) }
    try checkComplete(answers, of: task)
    // Mostly the answers were given one by one before.
    if state.answers != answers { set(answers, of: task, in: &state) }
    if !state.isSubmitted {
      submittedCount += 1
      history.push(.submitted, task: task, last: &state.lastStep)
    }
    state.isSubmitted = true
    state.seconds = seconds
    state.picture = picture
    state.submittedAt = at
    states[task] = state
  }

  /// Takes back the submit of a submitted task, answers kept; else the last skip of a skipped one.
  private mutating func reopen(_ task: Int) throws(FoldError) {
    if states[task].isSubmitted, tasks.areMistakes { throw .submitted(task: tasks.id(at: task)) }
    if states[task].isSubmitted {
      submittedCount -= 1
      corrections.reopen(task, .init(seconds: states[task].seconds, picture: states[task].picture))
      states[task].isSubmitted = false
      states[task].seconds = 0
      states[task].picture = .none
      states[task].submittedAt = Timestamp(milliseconds: 0)
      if let step = history.find(from: states[task].lastStep, where: { $0 == .submitted }) {
        history.remove(step, last: &states[task].lastStep)
      }
    } else if let step = lastSkip(of: task) {
      states[task].skips -= 1
      marks.remove(step, of: task)
      skipsInForce -= 1
      history.remove(step, last: &states[task].lastStep)
    } else {
      throw .nothingToReopen(task: tasks.id(at: task))
    }
  }

  /// Puts an unsubmitted task aside; the second time for good.
  private mutating func skip(
    _ task: Int, _ reason: SkipReason, _ text: String?, at: Timestamp
  ) throws(FoldError) {
    try checkCanAnswer(task)
    states[task].skips += 1
    skipsInForce += 1
    history.push(.skipped(reason), task: task, last: &states[task].lastStep)
    marks.skipped(task, reason, text, step: history.steps.count - 1, at: at)
  }

  /// The answers of a rating by candidate; it must answer exactly the task's candidates, once each.
  private func answers(in rating: Rating) throws(FoldError) -> TaskAnswers {
    let task = try position(rating.task)
    try check(image: rating.image.utf8Span.span, of: task)
    var answers = TaskAnswers()
    for given in rating.answers { try collect(given, of: task, into: &answers) }
    try checkComplete(answers, of: task)
    return answers
  }

  /// Makes sure that a rating names its task's image.
  func check(image: Span<UInt8>, of task: Int) throws(FoldError) {
    let expected = tasks.image(at: task)
    if tasks.images.isName(image, at: expected) { return }
    let found = image.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    throw .otherImage(task: tasks.id(at: task), expected: tasks.images[expected], found: found)
  }

  /// Adds one of a rating's answers; its label must be a candidate of the task and not be there yet.
  private func collect(
    _ given: LabelAnswer, of task: Int, into answers: inout TaskAnswers
  ) throws(FoldError) {
    let candidate = try candidate(given.label, of: task)
    guard answers[candidate] == nil else {
      throw .answeredTwice(task: tasks.id(at: task), label: given.label)
    }
    answers[candidate] = given.answer
  }
}

// MARK: - Parts of the above

extension RaterProgress {
  private mutating func submit(_ rating: Rating, at: Timestamp) throws(FoldError) {
    let answers = try answers(in: rating)
    try submit(
      position(rating.task), answers: answers, seconds: rating.seconds, picture: rating.picture, at: at)
  }

  private mutating func set(_ answers: TaskAnswers, of task: Int, in state: inout TaskState) {
    if state.answers == TaskAnswers(), state.laidBare == 0, !corrections.isWaiting {
      // As in imported journals: nothing to compare with, and a step for each answer.
      state.answers = answers
      return history.push(answers, task: task, last: &state.lastStep)
    }
    for candidate in 0..<tasks.candidateCount(at: task) {
      if let answer = answers[candidate] { set(candidate, of: task, to: answer, in: &state) }
    }
  }

  /// Sets an answer and remembers the step, unless it only restores what a retract laid bare.
  ///
  /// The state is that of the task, and the caller's: to take it out and put it back for each answer would cost more
  /// than the answer.
  @inline(__always)
  private mutating func set(_ candidate: Int, of task: Int, to answer: Answer, in state: inout TaskState) {
    if state.answers[candidate] == answer { return }
    let action = History.Action.answered(candidate: UInt8(candidate), answer)
    let isRestored =
      state.isLaidBare(candidate)
      && history.lastAnswer(candidate, from: state.lastStep).map { history.steps[$0].action } == action
    state.answers[candidate] = answer
    state.setLaidBare(candidate, false)
    if !isRestored {
      history.push(action, task: task, last: &state.lastStep)
      corrections.answered(task, step: history.steps.count - 1)
    }
  }

  @inline(__always)
  private func checkComplete(_ answers: TaskAnswers, of task: Int) throws(FoldError) {
    if answers.count == tasks.candidateCount(at: task) { return }
    for (candidate, label) in tasks.candidates(at: task).enumerated() where answers[candidate] == nil {
      throw .unanswered(task: tasks.id(at: task), label: label)
    }
  }

  func lastAnswer(_ candidate: Int, of task: Int) -> Int? {
    history.lastAnswer(candidate, from: states[task].lastStep)
  }

  @inline(__always)
  private func candidate(_ label: Int, of task: Int) throws(FoldError) -> Int {
    guard let candidate = tasks.candidate(label, at: task) else {
      throw .notACandidate(task: tasks.id(at: task), label: label)
    }
    return candidate
  }

  @inline(__always)
  private func checkCanAnswer(_ task: Int) throws(FoldError) {
    switch states[task].phase {
    case .open, .skippedOnce: return
    case .submitted: throw .submitted(task: tasks.id(at: task))
    case .skippedForGood: throw .skippedForGood(task: tasks.id(at: task))
    }
  }
}
