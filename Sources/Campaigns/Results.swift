import DurableFiles
import JSONLines
import RatingStore

/// What aggregation says about one label of an image: a line of scores.jsonl.
public struct ScoreRow: Equatable, Sendable {
  /// Whether the label is in the image, by the method used.
  public enum Decision: String, Sendable {
    /// It is, it is not, or both have as much for them.
    case yes, no, tie
  }

  /// The image's name.
  public var image: String
  /// The label's index.
  public var label: Int
  /// How many raters said yes.
  public var yes: Int
  /// How many raters said maybe.
  public var maybe: Int
  /// How many raters said no.
  public var no: Int
  /// The probability that the label is in the image, 0 to 1.
  public var score: Double
  /// What the method decides.
  public var decision: Decision

  /// Makes a row from its seven parts.
  public init(image: String, label: Int, yes: Int, maybe: Int, no: Int, score: Double, decision: Decision) {
    self.image = image
    self.label = label
    self.yes = yes
    self.maybe = maybe
    self.no = no
    self.score = score
    self.decision = decision
  }
}

/// An image with tasks that lack ratings: an element of incomplete.json.
public struct IncompleteImage: Equatable, Sendable {
  /// A task that lacks ratings.
  public struct UnfinishedTask: Equatable, Sendable {
    /// The task's name.
    public var task: String
    /// How many ratings it has.
    public var ratings: Int
    /// How many it needs.
    public var needed: Int

    /// Makes a task from its three parts.
    public init(task: String, ratings: Int, needed: Int) {
      self.task = task
      self.ratings = ratings
      self.needed = needed
    }
  }

  /// The image's name.
  public var image: String
  /// Its unfinished tasks.
  public var tasks: [UnfinishedTask]

  /// Makes an image from its two parts.
  public init(image: String, tasks: [UnfinishedTask]) {
    self.image = image
    self.tasks = tasks
  }
}

/// How a result was made: NAME.run.json beside it.
public struct RunRecord: Equatable, Sendable {
  /// A parameter's value.
  public enum Value: Equatable, Sendable {
    /// A word.
    case text(String)
    /// A number.
    case number(Double)
    /// A whole number.
    case count(Int)
    /// Yes or no.
    case flag(Bool)
  }

  /// A file that the result was made from.
  public struct Input: Equatable, Sendable {
    /// The file, as it was named.
    public var file: String
    /// Its SHA-256 digest in hexadecimal digits.
    public var sha256: String

    /// Makes an input from its two parts.
    public init(file: String, sha256: String) {
      self.file = file
      self.sha256 = sha256
    }
  }

  /// The method, such as `majority`.
  public var method: String
  /// Its parameters by name, in the order to be written.
  public var parameters: [(name: String, value: Value)]
  /// The files it was made from.
  public var inputs: [Input]
  /// The version of the program.
  public var version: String
  /// When it was made.
  public var at: Timestamp

  /// Makes a record from its five parts.
  public init(
    method: String, parameters: [(name: String, value: Value)], inputs: [Input], version: String,
    at: Timestamp
  ) {
    self.method = method
    self.parameters = parameters
    self.inputs = inputs
    self.version = version
    self.at = at
  }

  /// Compares all five parts.
  public static func == (one: RunRecord, other: RunRecord) -> Bool {
    one.method == other.method && one.inputs == other.inputs && one.version == other.version
      && one.at == other.at && one.parameters.elementsEqual(other.parameters, by: ==)
  }
}
