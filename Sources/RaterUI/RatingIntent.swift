public import Ratings

/// What a rater, or a reviewer, can want on the screen.
///
/// Each is declared once, in ``RatingKeys/standard`` or ``RatingKeys/review``, with its keys and its words.
public enum RatingIntent: Hashable, Sendable {
  case select(Int)
  case up, down
  case answerYes, answerNo, answerMaybe
  case submit, undo, back, forward, skip
  case note, flag
  case search, jump
  case zoom, larger, smaller, actualSize, brighter, examples
  /// On reviews: what the reviewer says, the kind and severity of a mistake, and the labels it was compared with.
  case verdict(Verdict.Word), category(Verdict.Category), severity(Verdict.Severity), reference
  case again, instructions, help, leave, suspend, redraw
}
