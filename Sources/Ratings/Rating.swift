/// How the rater saw the picture when the rating was submitted.
public enum PictureSeen: String, Sendable, CaseIterable {
  /// The whole picture.
  case shown
  /// A picture of which a part may be missing.
  case damaged
  /// No picture: it was missing, refused, or pictures were off.
  case none
}

/// One rater's answers to one task.
public struct Rating: Equatable, Sendable {
  /// The task's name.
  public var task: String
  /// The name of the task's image.
  public var image: String
  /// One answer for each candidate, in the order of the task.
  public var answers: [LabelAnswer]
  /// How long the task was on the rater's screen, in seconds; 0: nobody measured it, as in imported data.
  public var seconds: Double
  /// How the rater saw the picture.
  public var picture: PictureSeen

  /// Makes a rating from its five parts.
  public init(
    task: String, image: String, answers: [LabelAnswer], seconds: Double, picture: PictureSeen
  ) {
    self.task = task
    self.image = image
    self.answers = answers
    self.seconds = seconds
    self.picture = picture
  }
}

/// One (image, label) to be answered. Two are the same when their images are byte by byte.
public struct Question: Hashable, Sendable {
  /// The image's name.
  public var image: String
  /// The label's index.
  public var label: Int

  /// Makes a question from its two parts.
  public init(image: String, label: Int) {
    self.image = image
    self.label = label
  }

  /// Whether image and label are the same.
  public static func == (one: Question, other: Question) -> Bool {
    one.label == other.label && ExactName(one.image) == ExactName(other.image)
  }

  /// Hashes image and label.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(label)
    hasher.combine(ExactName(image))
  }
}

/// A question whose answers experts gave.
public struct GoldQuestion: Equatable, Sendable {
  /// One expert's answer.
  public struct ExpertAnswer: Equatable, Sendable {
    /// The expert's name.
    public var expert: String
    /// What the expert said.
    public var answer: Answer

    /// Pairs an expert with an answer.
    public init(expert: String, answer: Answer) {
      self.expert = expert
      self.answer = answer
    }
  }

  /// What was asked.
  public var question: Question
  /// What the experts said, in the order of the file; at least one.
  public var answers: [ExpertAnswer]

  /// Makes a gold question from its two parts.
  public init(question: Question, answers: [ExpertAnswer]) {
    self.question = question
    self.answers = answers
  }
}
