import RatingStore
import Ratings
import Terminal

/// Reviewing: one verdict a mistake, and after it the reference labels.
extension RatingScreen {
  /// What is done on this screen.
  var work: ScreenWork { campaign.review == nil ? .rating : .review }

  /// The mistake on the screen; nil while rating.
  var mistake: Mistake? { position.flatMap { campaign.review?.mistakes[$0] } }

  /// The verdict in force on it.
  var verdict: Verdict? { position.flatMap(progress.verdict) }

  /// Whether the reference labels are seen.
  var isReferenceShown: Bool { verdict != nil || asksForReference }

  /// Whether `reference` would do something now.
  var canShowReference: Bool {
    guard position != nil else { return canAskAgain }
    return !isReferenceShown && campaign.review?.isBlind == false
  }

  mutating func judge(_ word: Verdict.Word) -> [ScreenEffect] {
    guard let position, let mistake else { return [] }
    let before = progress.verdict(of: position)
    if before?.word == word { return [] }
    if before == nil, mustSeePicture(before: .verdict(word)) {
      waitingVerdict = submitsWhenDrawn ? word : nil
      return []
    }
    let isFinal = progress.phase(of: position) == .skippedForGood
    return [.record((isFinal ? [.reopen(task: mistake.id)] : []) + [event(Verdict(word), at: position)])]
  }

  /// Sets the kind of a clear mistake, or takes it away where it is that already.
  mutating func setCategory(_ category: Verdict.Category) -> [ScreenEffect] {
    refine { $0.category = $0.category == category ? nil : category }
  }

  /// Sets how bad a clear mistake is, or takes it away where it is that already.
  mutating func setSeverity(_ severity: Verdict.Severity) -> [ScreenEffect] {
    refine { $0.severity = $0.severity == severity ? nil : severity }
  }

  private mutating func refine(_ change: (inout Verdict) -> Void) -> [ScreenEffect] {
    guard let position else { return [] }
    guard var verdict, verdict.word == .clearMistake else {
      say(phrases.kindOfClearMistakes)
      return []
    }
    change(&verdict)
    return [.record([event(verdict, at: position)])]
  }

  /// The verdict for the journal. One that changes another took as long, and has seen as much.
  private func event(_ verdict: Verdict, at position: Int) -> JournalEvent {
    let earlier = progress.seen(position)
    return .verdict(
      progress.review(
        of: position, verdict, seconds: earlier?.seconds ?? watch.seconds(of: position),
        picture: seen[position] ?? earlier?.picture ?? .none))
  }

  /// Shows the reference labels; where there is no mistake to be reviewed, asks for some.
  mutating func showReference() -> [ScreenEffect] {
    guard position != nil else { return again() }
    if !isReferenceShown, campaign.review?.isBlind == true {
      say(phrases.labelsAfterVerdict)
    } else {
      asksForReference = true
    }
    return []
  }

  /// The verdict is in the journal: the mistake stays on the screen, with what it was compared with.
  mutating func judged(_ review: Review) {
    guard let position = campaign.tasks.position(of: review.mistake) else { return }
    watch.forget(position)
    refreshTrail()
  }

  /// The line above the key bar once there is a verdict.
  func reviewStatus(columns room: Int) -> String {
    guard verdict?.word == .clearMistake else { return phrases.nextMistake(key(.submit)) }
    let short = kinds(isLong: false).joined(separator: " ")
    let bad = severities.joined(separator: " ")
    let lines = [
      phrases.askKind(kinds(isLong: true), severities, next: key(.submit)),
      "\(short)  \(bad)  \(phrases.next(key(.submit)))", "\(short) \(bad)",
    ]
    return lines.first { columns(of: $0) <= room } ?? short
  }

  private func kinds(isLong: Bool) -> [String] {
    Verdict.Category.allCases.map {
      "\(key(.category($0))) \(isLong ? phrases.name(of: $0) : phrases.shortName(of: $0))"
    }
  }

  private var severities: [String] {
    [Verdict.Severity.major, .minor].map { "\(key(.severity($0))) \(phrases.name(of: $0))" }
  }

  /// What is written above the picture: the campaign, and whose mistakes these are.
  var title: String {
    guard let review = campaign.review else { return cleaned(campaign.name) }
    return "\(cleaned(campaign.name)) · \(phrases.errors(of: review.model.map { cleaned($0) }))"
  }
}
