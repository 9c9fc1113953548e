public import RatingStore

/// Where a session's events go.
public protocol AnswerJournal {
  /// Writes the events durably, all or none, and returns them as they stand in the journal.
  ///
  /// - Throws: an error whose description says in one sentence why nothing was written.
  mutating func append(_ events: [JournalEvent]) throws -> [JournalEntry]
}
