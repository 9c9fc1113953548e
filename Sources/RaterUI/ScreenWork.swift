/// What somebody does on the screen: it says the same of tasks and of mistakes, each in its words.
public enum ScreenWork: Sendable {
  /// Rating tasks.
  case rating
  /// Reviewing mistakes of models.
  case review
}
