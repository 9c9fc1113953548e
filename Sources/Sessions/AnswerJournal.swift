public import RatingStore

/// Why events were not written, in a few words.
public struct NotSaved: Error, Equatable, Sendable {
  /// The words, short enough for one line of a screen.
  public var reason: String

  /// Makes a reason from its words.
  public init(_ reason: String) { self.reason = reason }
}

/// Where a session's events go.
public protocol AnswerJournal {
  /// Writes the events durably, all or none, and returns them as they stand in the journal.
  ///
  /// - Throws: why nothing was written.
  mutating func append(_ events: [JournalEvent]) throws(NotSaved) -> [JournalEntry]
}
