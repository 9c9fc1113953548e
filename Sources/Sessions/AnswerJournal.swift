public import RatingStore

/// Why events were not written, in a few words.
public struct NotSaved: Error, Equatable, Sendable {
  /// The words, short enough for one line of a screen.
  public var reason: String

  /// Makes a reason from its words.
  public init(_ reason: String) { self.reason = reason }
}

/// Where a session's events go and its tasks come from.
public protocol AnswerJournal {
  /// Where the rater stands; to be looked at and not held, since what others hold must be copied when it changes.
  var progress: RaterProgress { get }

  /// Writes the events durably, all or none, and returns them as they stand in the journal.
  ///
  /// - Throws: why nothing was written.
  mutating func append(_ events: [JournalEvent]) throws(NotSaved) -> [JournalEntry]

  /// Takes as many tasks as the rater may hold, and says what the rater has to do.
  mutating func claim() throws(NotSaved) -> Claims

  /// The rater is there: holds on to the claimed tasks. Returns those that were given to others meanwhile.
  mutating func renew() throws(NotSaved) -> [Int]
}
