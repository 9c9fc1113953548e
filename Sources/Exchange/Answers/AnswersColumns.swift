/// The columns of a table of answers, in the order in which they are written.
enum AnswersColumn: String, CaseIterable {
  case rater, task, image, label, labelId, answer, purpose, of, seconds, picture, at, flags, note
}
