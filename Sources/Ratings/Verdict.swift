/// What a reviewer says of a mistake, with its kind where that was told.
///
/// Kinds and severities are those of "When does dough become a bagel? Analyzing the remaining mistakes on ImageNet"
/// (Vasudevan et al., 2022).
public struct Verdict: Hashable, Sendable {
  /// The verdict itself; files have the raw values.
  public enum Word: String, Sendable, CaseIterable {
    /// The predicted label is not in the image.
    case clearMistake
    /// It is.
    case notAMistake
    /// The reviewer cannot tell.
    case undecided
  }

  /// What kind of mistake it is.
  public enum Category: String, Sendable, CaseIterable {
    /// The prediction is a class much like the right one.
    case fineGrained
    /// The same, and what is in the image has no class of its own.
    case fineGrainedOutOfVocabulary
    /// Something else in the image, such as the background, goes with the predicted class.
    case spuriousCorrelation
    /// What is in the image looks unlike others of its class.
    case nonPrototypical
  }

  /// How bad it is.
  public enum Severity: String, Sendable, CaseIterable {
    case major
    case minor
    /// Between the two: only published reviews have it, and the paper counts it as minor.
    case borderline
  }

  /// The verdict itself.
  public var word: Word
  /// The kind of a clear mistake; nil: not told.
  public var category: Category?
  /// How bad a clear mistake is; nil: not told.
  public var severity: Severity?

  /// Makes a verdict from its three parts.
  public init(_ word: Word, category: Category? = nil, severity: Severity? = nil) {
    self.word = word
    self.category = category
    self.severity = severity
  }
}

extension Verdict.Word {
  /// The same as the answer to the question whether the predicted label is in the image.
  public var answer: Answer {
    switch self {
    case .clearMistake: .no
    case .notAMistake: .yes
    case .undecided: .maybe
    }
  }

  /// The verdict that an answer to that question is.
  public init(_ answer: Answer) {
    switch answer {
    case .no: self = .clearMistake
    case .yes: self = .notAMistake
    case .maybe: self = .undecided
    }
  }
}

/// One reviewer's verdict on one mistake.
public struct Review: Equatable, Sendable {
  /// The mistake's name.
  public var mistake: String
  /// The name of its image.
  public var image: String
  /// The index of the predicted label.
  public var prediction: Int
  /// What the reviewer says.
  public var verdict: Verdict
  /// How long the mistake was on the reviewer's screen, in seconds; 0: nobody measured it.
  public var seconds: Double
  /// How the reviewer saw the picture.
  public var picture: PictureSeen

  /// Makes a review from its six parts.
  public init(
    mistake: String, image: String, prediction: Int, verdict: Verdict, seconds: Double, picture: PictureSeen
  ) {
    self.mistake = mistake
    self.image = image
    self.prediction = prediction
    self.verdict = verdict
    self.seconds = seconds
    self.picture = picture
  }
}
