/// What a rater can want on the rating screen.
///
/// Each is declared once, in ``RatingKeys/standard``, with its keys and its words.
public enum RatingIntent: Hashable, Sendable {
  case select(Int)
  case up, down
  case answerYes, answerNo, answerMaybe
  case submit, undo, back, forward, skip
  case note, flag
  case search, jump
  case zoom, larger, smaller, actualSize, brighter, examples
  case again, instructions, help, leave, suspend, redraw
}
