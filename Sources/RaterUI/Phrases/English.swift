import Preview
import RatingStore
import Ratings

/// The catalogue in English.
struct English: Phrases {
  var work = ScreenWork.rating
}

extension English: TaskPhrases {
  func word(for answer: Answer) -> String {
    if work == .review { return word(for: Verdict.Word(answer)) }
    return switch answer {
    case .yes: "Yes"
    case .no: "No"
    case .maybe: "Maybe"
    }
  }

  /// What is worked at, what is given for it, and what was done with it.
  var thing: String { work == .rating ? "task" : "mistake" }
  private var given: String { work == .rating ? "answer" : "verdict" }
  var done: String { work == .rating ? "rated" : "reviewed" }

  var rule: String { work == .rating ? "Yes and No: at least 95 % sure. Otherwise Maybe." : reviewRule }
  var shortRule: String { work == .rating ? "Yes, No: 95 % sure. Otherwise Maybe." : shortReviewRule }
  var ruleOfInstructions: String {
    work == .rating ? "Yes and No mean at least 95 % sure. Everything else is Maybe." : reviewRule
  }
  var question: String { work == .rating ? "Is it in the picture?" : "Is that a mistake?" }
  func tasks(_ count: Int) -> String { count == 1 ? "1 \(thing)" : "\(grouped(count)) \(thing)s" }
  func task(_ number: Int, of count: Int) -> String { "\(thing) \(grouped(number)) of \(grouped(count))" }
  func saved(_ given: Int, of count: Int) -> String {
    work == .rating ? "saved \(given) of \(count)" : given > 0 ? "saved" : ""
  }
  func label(_ index: Int) -> String { "label \(index)" }
  func tooSmall(needs: (columns: Int, rows: Int), has: (columns: Int, rows: Int)) -> String {
    "Reassess needs \(needs.columns) columns and \(needs.rows) lines; this window has \(has.columns) x \(has.rows)."
  }
}

extension English: StatusPhrases {
  func allAnswered(_ count: Int, submit: String) -> String {
    (count == 1 ? "Answered." : "All \(count) answered.") + " \(submit): next picture."
  }
  func submitted(forward: String, submit: String) -> String {
    "Submitted. An answer here corrects it; \(forward) or \(submit) goes on."
  }
  func skipped(forward: String) -> String {
    "Skipped. \(work == .rating ? "An answer" : "A verdict") here takes it up again; \(forward) goes on."
  }
  func labelCount(_ count: Int) -> String { "This task has \(count) \(count == 1 ? "label" : "labels")." }
  func notAnswered(_ left: Int, of count: Int) -> String {
    "\(left) of \(count) \(left == 1 ? "is" : "are") not answered yet."
  }
  var waitingForPicture: String { "Waiting for the picture…" }
  func notSeen(submit: String, skip: String) -> String {
    "You have not seen the picture. \(submit) again submits, \(skip) skips."
  }
  var nothingToTakeBack: String { "There is nothing to take back." }
  var firstTask: String { "This is the first \(thing)." }
  var end: String { "This is the end." }
  var taskToBeRated: String { "This is the \(thing) to be \(done) next." }
  func isSubmitted(undo: String) -> String {
    work == .rating
      ? "This task is submitted; \(undo) takes answers back." : "It has a verdict; \(undo) takes that back."
  }
  var isSkippedForGood: String { "This \(thing) is skipped for good." }
  var thereIsATask: String { "There is a \(thing) to be \(done)." }
  var noInstructions: String { "This campaign has no instructions." }
  func takenBack(_ label: String, now answer: Answer?) -> String {
    "Taken back: \(label) is \(answer.map { "\(word(for: $0)) again" } ?? "open again")."
  }
  var submittedAsItWas: String { "The task is submitted as it was." }
  func submits(_ submit: String) -> String { "\(submit) submits it." }
  var skipTakenBack: String { "The skip is taken back." }
  func reopened(submit: String) -> String { "Reopened. \(submit) submits it again." }
  func corrected(submit: String) -> String { "Reopened. \(submit) submits the corrected task." }
  var late: String {
    "Too late: others \(done) that \(thing) meanwhile. Your \(given)s are kept for the lead."
  }
  var leaseRanOut: String {
    work == .rating
      ? "Your lease ran out, and others rate that task now. Your answers are kept."
      : "Your lease ran out, and others review that mistake now. Your verdicts are kept."
  }
  func skippedNow(comesBack: Bool) -> String {
    comesBack ? "Skipped. It comes back once, at the end." : "Skipped for good."
  }
  func notSaved(_ reason: String) -> String { "Not saved: \(reason)." }
  func notClaimed(_ reason: String) -> String { "No \(thing)s can be claimed: \(reason)." }
}

extension English: EndPhrases {
  var noTasksYet: String { work == .rating ? "This campaign has no tasks yet." : noMistakesYet }
  func leaves(_ leave: String) -> String { "\(leave) leaves." }
  func rated(_ count: Int) -> String { "You have \(done) \(tasks(count))." }
  func ratedAll(_ count: Int) -> String { "You have \(done) all \(tasks(count)). Thank you." }
  func ratedAndSkipped(_ count: Int, _ skipped: Int) -> String {
    "You have \(done) \(tasks(count)) and skipped \(grouped(skipped)). Thank you."
  }
  func closed(_ count: Int) -> String {
    "This campaign is closed. You have \(done) \(tasks(count)). Thank you."
  }
  func nothingJustNow(_ count: Int) -> String { "Nothing to do just now. You have \(done) \(tasks(count))." }
  func allHaveRatings(_ count: Int) -> String {
    "All \(thing)s have their \(work == .rating ? "ratings" : "verdicts"); \(tasks(count)) by you. Thank you."
  }
  func held(_ count: Int, by holders: [String], until: String?) -> String {
    "\(tasks(count)) \(count == 1 ? "is" : "are") held by \(listed(holders))\(until.map { " until \($0)" } ?? "")."
  }
  private func listed(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "others" }
    if names.count > 4 { return "\(names.count) raters" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }
  func triesAgain(_ again: String) -> String { "\(again) tries again." }
  func waitForLead(_ count: Int) -> String {
    "\(tasks(count)) \(count == 1 ? "waits" : "wait") for the lead: the picture is missing."
  }
  func withoutPicture(_ count: Int) -> String {
    "\(grouped(count)) of them without a picture: these are left out of the results."
  }
  func counts(yes: Int, no: Int, maybe: Int) -> String {
    "\(word(for: .yes)) \(grouped(yes))   \(word(for: .no)) \(grouped(no))   \(word(for: .maybe)) \(grouped(maybe))"
  }
  func time(_ duration: String) -> String { "Time on the \(thing)s: \(duration)" }
  func duration(hours: Int, minutes: Int) -> String { "\(hours) h \(minutes) min" }
  func duration(minutes: Int, seconds: Int) -> String { "\(minutes) min \(seconds) s" }
  func duration(seconds: Int) -> String { "\(seconds) s" }
  func endKeys(undo: String, back: String, leave: String) -> String {
    "\(undo) takes the last \(given) back, \(back) looks at earlier \(thing)s, \(leave) leaves."
  }
}

extension English: DialogPhrases {
  var keysTitle: String { "Keys" }
  func instructionsTitle(_ campaign: String) -> String { "Instructions of \(campaign)" }
  func lines(_ shown: ClosedRange<Int>, of count: Int) -> String {
    "lines \(shown.lowerBound)–\(shown.upperBound) of \(count)"
  }
  var begin: String { "Begin" }
  var backToTask: String { "Back to the \(thing)" }
  var back: String { "Back" }
  var leave: String { "Leave" }

  func whySkip(isFinal: Bool) -> String {
    isFinal ? "Skip this \(thing) for good: why?" : "Skip this \(thing): why?"
  }
  func reason(_ reason: SkipReason) -> String {
    switch reason {
    case .missing: "the picture is missing"
    case .cannotTell: "I cannot tell"
    case .other: "another reason"
    }
  }
  func otherReason(enter: String, escape: String) -> String { "\(enter) skips, \(escape) goes back" }
  func doNotSkip(escape: String) -> String { "\(escape): do not skip" }
  var reasonKey: String { "Reason" }
  var doNotSkipKey: String { "Do not skip" }
  var skipKey: String { "Skip" }

  var noteQuestion: String { "Note for the lead: " }
  var saveKey: String { "Save" }
  var backWithoutSavingKey: String { "Back without saving" }
  var noted: String { "Noted for the lead." }
  var noteEmptied: String { "The note is gone." }
  var noteTakenBack: String { "Taken back: the note is what it was before." }
  var flagsQuestion: String { "Flag the picture for the lead" }
  func flagsDone(escape: String) -> String { "\(escape): done" }
  var flagKey: String { "Flag, or take the flag back" }
  var doneKey: String { "Done" }
  func flagged(_ flag: String) -> String { "Flagged for the lead: \(flag)." }
  func flagTakenBack(_ flag: String) -> String { "Taken back: the flag \(flag)." }
  func name(of flag: PictureFlag) -> String {
    switch flag {
    case .offensive: "offensive"
    case .notAPhoto: "not a photo"
    case .duplicate: "duplicate"
    case .damaged: "damaged"
    }
  }
  var nothingToRemarkOn: String { "There is no \(thing) to remark on." }
}

extension English: SearchPhrases {
  var searchTitle: String { work == .rating ? "Search in your ratings" : "Search in your verdicts" }
  var searchPrompt: String { "Search: " }
  var searchHint: String {
    work == .rating
      ? "Words of labels, notes and flags; yes, no or maybe; a task's number."
      : "Words of predictions, notes and flags; clear, not or undecided; a mistake's number."
  }
  func searchCount(_ found: Int, of all: Int) -> String { "\(grouped(found)) of \(grouped(all)) \(thing)s" }
  var nothingFound: String { "Nothing found." }
  var nothingRatedYet: String { "You have not \(done) anything yet." }
  var skippedWord: String { "skipped" }
  func wentTo(_ place: Int, of found: Int, search: String) -> String {
    "\(work == .rating ? "Task" : "Mistake") \(place) of \(found) found. \(search) shows them again."
  }
  func askNumber(upTo last: Int) -> String { "Go to \(thing) 1 to \(grouped(last)): " }
  func noSuchTask(upTo last: Int) -> String { "Your \(thing)s are 1 to \(grouped(last))." }
  var goThereKey: String { "Go there" }
  var moveKey: String { "Move" }
}

extension English: NoticePhrases {
  func refusal(_ refusal: PictureRefusal) -> String { refusal.description }
  var damagedPicture: String { RenderedPicture.damagedNotice }
  func notice(_ notice: ScreenNotice) -> String {
    switch notice {
    case .assumedTerminal(let name, let taken): "\(taken) is assumed: \(name) is not known here."
    case .noSandbox: "Pictures are decoded without a sandbox here: rate only pictures that you trust."
    case .notOffered(let way):
      "This terminal does not offer \(way). If the frame stays empty, leave and use --preview auto."
    case .cutOffLine(let path): "A line that was cut off is put aside in \(path)."
    case .other(let text): text
    }
  }
}

extension English: PlainPhrases {
  var plainHelp: String {
    "Answer each line by y (yes), n (no) or m (maybe). s skips the task, u takes the last step back, q leaves. "
      + "Yes and No: at least 95 % sure. The last answer of a task submits it."
  }
  var plainWithoutPictures: String {
    "No pictures are shown here: ratings are kept as made without a picture, which results leave out unless the "
      + "lead includes them."
  }
  func plainQuestion(_ text: String, label: Int, of labels: Int, task: Int, of tasks: Int) -> String {
    "Task \(grouped(task)) of \(grouped(tasks)), label \(label) of \(labels): \(text)."
  }
  func plainAnswered(_ answer: Answer) -> String { "Answered \(word(for: answer))." }
  var plainTriesAgain: String { "An empty line tries again." }
  var plainSubmitTakenBack: String { "Taken back: the task is not submitted." }
  var plainUnknown: String { "That is no answer." }
  var plainNothingAsked: String { "There is no question to answer." }
}
