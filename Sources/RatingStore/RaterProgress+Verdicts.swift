import Ratings

/// The verdicts in force on mistakes and those that they replaced.
struct Verdicts: Equatable, Sendable {
  /// A verdict as it was given.
  struct Given: Equatable, Sendable {
    var verdict: Verdict
    var seconds: Double
    var picture: PictureSeen
    var at: Timestamp
    /// Its step in the history.
    var step: Int
  }

  /// A verdict that came after its slot was gone.
  struct Late: Equatable, Sendable {
    var task: Int
    var at: Timestamp
  }

  private(set) var byTask: [Int: [Given]] = [:]
  var late: [Late] = []

  /// The verdicts on a mistake, oldest first; the last is in force.
  subscript(task: Int) -> [Given] {
    get { byTask[task] ?? [] }
    set { byTask[task] = newValue.isEmpty ? nil : newValue }
  }
}

extension RaterProgress {
  /// The verdict in force on a mistake; nil when there is none.
  public func verdict(of mistake: Int) -> Verdict? { verdicts[mistake].last?.verdict }

  /// How many verdicts on a mistake can be taken back, one after the other.
  public func verdictCount(of mistake: Int) -> Int { verdicts[mistake].count }

  /// How many verdicts came after their slots were gone.
  public var lateVerdictCount: Int { verdicts.late.count }

  /// A verdict on a mistake as the journal is to have it.
  public func review(
    of mistake: Int, _ verdict: Verdict, seconds: Double, picture: PictureSeen
  ) -> Review {
    let predictions = tasks.candidates(at: mistake)
    return Review(
      mistake: tasks.id(at: mistake), image: tasks.images[tasks.image(at: mistake)],
      prediction: predictions[predictions.startIndex], verdict: verdict, seconds: seconds, picture: picture)
  }
}

// MARK: - The events

extension RaterProgress {
  /// Makes sure that answers stand in journals of answers, and verdicts in those of reviews.
  func checkBelongsHere(_ event: JournalEvent) throws(FoldError) {
    switch event {
    case .session, .reopen, .skip, .flag, .retractFlag, .note, .retractNote: return
    case .answer, .retract, .submit, .late, .qualification:
      if tasks.areMistakes { throw .answerAmongReviews }
    case .verdict, .lateVerdict, .retractVerdict:
      if !tasks.areMistakes { throw .verdictAmongAnswers }
    }
  }

  /// Sets the verdict on a mistake, which is done with that, in place of the one before.
  mutating func judge(_ review: Review, at: Timestamp) throws(FoldError) {
    let task = try mistake(of: review)
    if states[task].phase == .skippedForGood { throw .skippedForGood(task: review.mistake) }
    if !states[task].isSubmitted { submittedCount += 1 }
    history.push(.judged, task: task, last: &states[task].lastStep)
    verdicts[task].append(
      Verdicts.Given(
        verdict: review.verdict, seconds: review.seconds, picture: review.picture, at: at,
        step: history.steps.count - 1))
    enforceVerdict(of: task)
  }

  mutating func judgeLate(_ review: Review, at: Timestamp) throws(FoldError) {
    verdicts.late.append(Verdicts.Late(task: try mistake(of: review), at: at))
  }

  mutating func retractVerdict(_ task: Int) throws(FoldError) {
    guard let last = verdicts[task].popLast() else { throw .noVerdict(mistake: tasks.id(at: task)) }
    history.remove(last.step, last: &states[task].lastStep)
    if verdicts[task].isEmpty { submittedCount -= 1 }
    enforceVerdict(of: task)
  }

  /// Makes the state of a mistake say what its last verdict does: it is the answer to its one question.
  private mutating func enforceVerdict(of task: Int) {
    let given = verdicts[task].last
    states[task].answers[0] = given?.verdict.word.answer
    states[task].isSubmitted = given != nil
    states[task].seconds = given?.seconds ?? 0
    states[task].picture = given?.picture ?? .none
    states[task].submittedAt = given?.at ?? Timestamp(milliseconds: 0)
  }

  /// The mistake that a review is about, which must be of the same image and prediction.
  private func mistake(of review: Review) throws(FoldError) -> Int {
    let task = try position(review.mistake)
    try check(image: review.image.utf8Span.span, of: task)
    guard tasks.candidate(review.prediction, at: task) != nil else {
      throw .otherPrediction(mistake: review.mistake, found: review.prediction)
    }
    return task
  }
}
