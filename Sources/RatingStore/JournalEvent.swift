import Ratings

/// One line of a rater's journal.
public struct JournalEntry: Equatable, Sendable {
  /// 1, 2, 3 … in its file.
  public var seq: Int
  /// When it happened.
  public var at: Timestamp
  /// What happened.
  public var event: JournalEvent

  /// Makes an entry from its three parts.
  public init(seq: Int, at: Timestamp, event: JournalEvent) {
    self.seq = seq
    self.at = at
    self.event = event
  }
}

/// What a rater did, as journals record it. Tasks are named, labels are indices in `labels.json`.
///
/// A reviewer's tasks are mistakes, which are named in place of tasks.
public enum JournalEvent: Equatable, Sendable {
  /// A run of the program begins.
  case session(SessionStart)
  /// Sets the answer to a candidate of an unsubmitted task.
  case answer(task: String, label: Int, answer: Answer)
  /// Takes the answer to a candidate away.
  case retract(task: String, label: Int)
  /// The task is done; a later submit of it replaces this one.
  case submit(Rating)
  /// A rating that came after its slot was gone: kept for the lead, not counted.
  case late(Rating)
  /// Takes back the submit of a submitted task, else the last skip of a skipped one.
  case reopen(task: String)
  /// Puts the task aside.
  case skip(task: String, reason: SkipReason, text: String? = nil)
  /// A mark for the lead, by its name: mostly one of ``PictureFlag``.
  case flag(task: String, flag: String)
  /// Takes a flag away.
  case retractFlag(task: String, flag: String)
  /// Words for the lead, in place of those before; empty: none.
  case note(task: String, text: String)
  /// Takes the last note away: the one before is in force again.
  case retractNote(task: String)
  /// How an attempt at the test of the qualification ended.
  case qualification(QualificationResult)
  /// Sets the verdict on a mistake, which is done with that; in journals of reviews.
  case verdict(Review)
  /// A verdict that came after its slot was gone: kept for the lead, not counted.
  case lateVerdict(Review)
  /// Takes the last verdict on a mistake away: the one before is in force again.
  case retractVerdict(mistake: String)
}

/// What a rater can tell the lead of a picture with one key; journals have the raw values.
public enum PictureFlag: String, Sendable, CaseIterable {
  /// Nobody should have to look at it.
  case offensive
  /// It is a drawing, a screenshot, a text.
  case notAPhoto
  /// The same picture was there before.
  case duplicate
  /// A part of it is missing or wrong.
  case damaged
}

/// Why a rater put a task aside.
public enum SkipReason: String, Sendable, CaseIterable {
  /// The picture is missing or cannot be shown.
  case missing
  /// The rater cannot tell.
  case cannotTell
  /// Anything else.
  case other
}

/// What a session line says about the run of the program that it begins.
public struct SessionStart: Equatable, Sendable {
  /// The version of the journal's format that this program reads and writes.
  public static let format = 1

  /// The journal's format.
  public var format: Int
  /// The program and its version, such as `reassess 0.1.0`.
  public var program: String
  /// Whose journal it is.
  public var rater: RaterName
  /// The host's name.
  public var host: String
  /// The numeric user who runs the program.
  public var uid: Int
  /// The digest of the labels that the rater saw.
  public var labels: String
  /// The monotonic clock at this line, in milliseconds; durations are differences from it.
  public var monotonic: Int64

  /// Makes a session's start in the current format.
  public init(
    format: Int = SessionStart.format, program: String, rater: RaterName, host: String, uid: Int,
    labels: String, monotonic: Int64
  ) {
    self.format = format
    self.program = program
    self.rater = rater
    self.host = host
    self.uid = uid
    self.labels = labels
    self.monotonic = monotonic
  }
}
