/// Looking back at earlier tasks, in the order in which the rater came to them.
extension RatingScreen {
  /// The task before the one on the screen; nil when it is the first.
  var stepBack: Int? {
    guard let trail, let place else { return progress.lastWorkedAt }
    return place > trail.startIndex ? trail[place - 1] : nil
  }

  /// The earlier task after the one on the screen; nil when the next is the one to be rated.
  var stepForward: Int? {
    guard let trail, let place, place + 1 < trail.endIndex else { return nil }
    return trail[place + 1]
  }

  /// Which of the rater's tasks is on the screen, counted from 1.
  var numberOnTrail: Int {
    (place ?? counts.submitted + counts.skippedOnce + counts.skippedForGood) + 1
  }

  /// Finds the way back: only where somebody looks back, for it costs a look at everything done.
  mutating func refreshTrail() {
    guard let position, progress.phase(of: position) != .open else {
      trail = nil
      return
    }
    trail = progress.trail
  }

  /// Where the task on the screen is on the trail; nil when it is none of those done.
  private var place: Int? { position.flatMap { trail?.lastIndex(of: $0) } }
}
