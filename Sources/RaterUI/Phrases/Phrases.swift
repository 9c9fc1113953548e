import Preview
import RatingStore
import Ratings
import Terminal

/// Everything that raters read, in one language. A message that a language lacks does not compile.
///
/// Keys are named by their titles, such as `y` or `Enter`, for every key can be bound anew; numbers come as they are
/// and are grouped here. Sentences end with a full stop, words on the key bar do not.
protocol Phrases: TaskPhrases, PicturePhrases, StatusPhrases, EndPhrases, DialogPhrases, KeyPhrases,
  SearchPhrases,
  NoticePhrases,
  PlainPhrases, SessionPhrases, QualificationPhrases, ReviewPhrases
{}

/// The task: header, question, candidates.
protocol TaskPhrases: Sendable {
  func word(for answer: Answer) -> String
  /// How sure a rater must be, and the same in fewer words.
  var rule: String { get }
  var shortRule: String { get }
  /// The same below the instructions.
  var ruleOfInstructions: String { get }
  var question: String { get }
  func tasks(_ count: Int) -> String
  func task(_ number: Int, of count: Int) -> String
  func saved(_ given: Int, of count: Int) -> String
  /// The name of a label that has none.
  func label(_ index: Int) -> String
  func tooSmall(needs: (columns: Int, rows: Int), has: (columns: Int, rows: Int)) -> String
}

/// The line that says what to do, or what happened.
protocol StatusPhrases: Sendable {
  func allAnswered(_ count: Int, submit: String) -> String
  func submitted(forward: String, submit: String) -> String
  func skipped(forward: String) -> String
  func labelCount(_ count: Int) -> String
  func notAnswered(_ left: Int, of count: Int) -> String
  var waitingForPicture: String { get }
  func notSeen(submit: String, skip: String) -> String
  var nothingToTakeBack: String { get }
  var firstTask: String { get }
  var end: String { get }
  var taskToBeRated: String { get }
  func isSubmitted(undo: String) -> String
  var isSkippedForGood: String { get }
  var thereIsATask: String { get }
  var noInstructions: String { get }
  func takenBack(_ label: String, now answer: Answer?) -> String
  var submittedAsItWas: String { get }
  func submits(_ submit: String) -> String
  var skipTakenBack: String { get }
  func reopened(submit: String) -> String
  func corrected(submit: String) -> String
  var late: String { get }
  var leaseRanOut: String { get }
  func skippedNow(comesBack: Bool) -> String
  func notSaved(_ reason: String) -> String
  func notClaimed(_ reason: String) -> String
}

/// The screen without a task.
protocol EndPhrases: Sendable {
  var noTasksYet: String { get }
  func leaves(_ leave: String) -> String
  func rated(_ count: Int) -> String
  func ratedAll(_ count: Int) -> String
  func ratedAndSkipped(_ count: Int, _ skipped: Int) -> String
  func closed(_ count: Int) -> String
  func nothingJustNow(_ count: Int) -> String
  func allHaveRatings(_ count: Int) -> String
  /// By whom tasks are held: names, or only how many there are; and until when.
  func held(_ count: Int, by holders: [String], until: String?) -> String
  func triesAgain(_ again: String) -> String
  func waitForLead(_ count: Int) -> String
  func withoutPicture(_ count: Int) -> String
  func counts(yes: Int, no: Int, maybe: Int) -> String
  func time(_ duration: String) -> String
  func duration(hours: Int, minutes: Int) -> String
  func duration(minutes: Int, seconds: Int) -> String
  func duration(seconds: Int) -> String
  func endKeys(undo: String, back: String, leave: String) -> String
}

/// Pages, dialogs, and the words on their key bars.
protocol DialogPhrases: Sendable {
  var keysTitle: String { get }
  func instructionsTitle(_ campaign: String) -> String
  func lines(_ shown: ClosedRange<Int>, of count: Int) -> String
  var begin: String { get }
  var backToTask: String { get }
  var back: String { get }
  var leave: String { get }

  func whySkip(isFinal: Bool) -> String
  func reason(_ reason: SkipReason) -> String
  func otherReason(enter: String, escape: String) -> String
  func doNotSkip(escape: String) -> String
  var reasonKey: String { get }
  var doNotSkipKey: String { get }
  var skipKey: String { get }

  var noteQuestion: String { get }
  var saveKey: String { get }
  var backWithoutSavingKey: String { get }
  var noted: String { get }
  var noteEmptied: String { get }
  var noteTakenBack: String { get }
  var flagsQuestion: String { get }
  func flagsDone(escape: String) -> String
  var flagKey: String { get }
  var doneKey: String { get }
  func flagged(_ flag: String) -> String
  func flagTakenBack(_ flag: String) -> String
  func name(of flag: PictureFlag) -> String
  var nothingToRemarkOn: String { get }
}

/// Searching in one's own ratings, and going to a task by its number.
protocol SearchPhrases: Sendable {
  var searchTitle: String { get }
  var searchPrompt: String { get }
  var searchHint: String { get }
  func searchCount(_ found: Int, of all: Int) -> String
  var nothingFound: String { get }
  var nothingRatedYet: String { get }
  /// What a skipped task is called in the list, and found by.
  var skippedWord: String { get }
  func wentTo(_ place: Int, of found: Int, search: String) -> String
  func askNumber(upTo last: Int) -> String
  func noSuchTask(upTo last: Int) -> String
  var goThereKey: String { get }
  var moveKey: String { get }
}

/// What each key does: the words of the key table.
protocol KeyPhrases: Sendable {
  /// One or two words for the key bar; nil keeps it off the bar.
  func short(_ intent: RatingIntent) -> String?
  /// One sentence for help, man page and README.
  func help(_ intent: RatingIntent) -> String
  /// The sentence for all keys that select a label by its number.
  var helpOfNumbers: String { get }
}

/// What comes from elsewhere: pictures, the terminal, files.
protocol NoticePhrases: Sendable {
  func refusal(_ refusal: PictureRefusal) -> String
  var damagedPicture: String { get }
  func notice(_ notice: ScreenNotice) -> String
}

/// What only `--plain` says.
protocol PlainPhrases: Sendable {
  var plainHelp: String { get }
  var plainWithoutPictures: String { get }
  func plainQuestion(_ text: String, label: Int, of labels: Int, task: Int, of tasks: Int) -> String
  func plainAnswered(_ answer: Answer) -> String
  var plainTriesAgain: String { get }
  var plainSubmitTakenBack: String { get }
  var plainUnknown: String { get }
  var plainNothingAsked: String { get }
}

extension Phrases {
  /// Sign and word: an answer is never told by its colour alone.
  func sign(of answer: Answer) -> String {
    switch answer {
    case .yes: "✓ \(word(for: answer))"
    case .no: "✗ \(word(for: answer))"
    case .maybe: "? \(word(for: answer))"
    }
  }

  /// A duration as people say it, such as `2 h 5 min`.
  func duration(seconds: Double) -> String {
    let whole = Int(min(seconds, 1e12).rounded())
    switch whole {
    case ..<60: return duration(seconds: whole)
    case ..<3600: return duration(minutes: whole / 60, seconds: whole % 60)
    default: return duration(hours: whole / 3600, minutes: whole % 3600 / 60)
    }
  }

  /// A flag as raters read it, also one that only a newer version knows.
  func name(ofFlag flag: String) -> String {
    PictureFlag(rawValue: flag).map { name(of: $0) } ?? cleaned(flag)
  }
}
