public import Ratings

/// Who holds what, and which tasks are not given out, as `reassess status` prints it. Values as the ledger has them.
public struct QueueStatus: Equatable, Sendable {
  /// A slot that a rater works at.
  public struct Claim: Equatable, Sendable {
    /// How it stands.
    public enum State: String, Sendable {
      /// Nobody else gets it until the lease runs out.
      case held
      /// The lease has run out: it goes to the next who asks.
      case expired
      /// The rating is being submitted, or its program died at that: it is resolved at the rater's next start, or by
      /// `reassess release`.
      case pending
    }

    /// Who.
    public var rater: RaterName
    /// The task's name.
    public var task: String
    /// How it stands.
    public var state: State
    /// When the lease runs out, as files have times; nil when pending.
    public var until: String?

    /// Makes it from its parts.
    public init(rater: RaterName, task: String, state: State, until: String?) {
      (self.rater, self.task, self.state, self.until) = (rater, task, state, until)
    }
  }

  /// A task whose picture so many raters missed that it is not given out.
  public struct Missing: Equatable, Sendable {
    /// The task's name.
    public var task: String
    /// The image's name.
    public var image: String
    /// Who missed it.
    public var raters: [RaterName]

    /// Makes it from its parts.
    public init(task: String, image: String, raters: [RaterName]) {
      (self.task, self.image, self.raters) = (task, image, raters)
    }
  }

  /// Whether the lead ended the campaign.
  public var isClosed = false
  /// The tasks of purpose rating that have all their ratings.
  public var done = 0
  /// Those that somebody could be given.
  public var free = 0
  /// Those that are full because raters work at them.
  public var held = 0
  /// Who works at what.
  public var claims: [Claim] = []
  /// The tasks that wait for the lead.
  public var missing: [Missing] = []

  /// Nobody works at anything.
  public init() {}
}

// MARK: - As tables and in words

extension QueueStatus {
  var queueTable: ReportTable {
    ReportTable(
      record: self,
      columns: [
        .text("closed") { $0.isClosed ? "yes" : "no" },
        .integer("done") { $0.done },
        .integer("free") { $0.free },
        .integer("held") { $0.held },
        .integer("missing") { $0.missing.count },
      ])
  }

  var claimTable: ReportTable {
    ReportTable(
      claims,
      columns: [
        .text("rater") { $0.rater.description },
        .text("task") { $0.task },
        .text("state") { $0.state.rawValue },
        .text("until") { $0.until },
      ])
  }

  var missingTable: ReportTable {
    ReportTable(
      missing,
      columns: [
        .text("task") { $0.task },
        .text("image") { $0.image },
        .text("raters") { $0.raters.map(\.description).joined(separator: " ") },
      ])
  }

  /// Whether raters get tasks, and if not, why: a sentence or more.
  public var sentence: String {
    if isClosed { return "The campaign is closed: nobody gets a task." + waiting }
    if done == 0, free == 0, held == 0, missing.isEmpty {
      return "There are no tasks to rate yet: reassess propose makes them of models' predictions."
    }
    if free == 0, held == 0 {
      return (missing.isEmpty ? "All tasks have their ratings." : "All other tasks have their ratings.")
        + waiting
    }
    if free == 0 {
      return "Nothing is free: raters hold the last \(Self.tasks(held)) without all ratings." + waiting
    }
    let full = held == 0 ? "" : "; \(Self.are(held)) full while raters work at them"
    return "\(Self.are(free)) free for raters\(full)." + waiting
  }

  private var waiting: String {
    if missing.isEmpty { return "" }
    return " \(Self.are(missing.count)) kept from raters because two missed the picture: "
      + "put it right, then reassess release --task."
  }

  private static func tasks(_ count: Int) -> String { count == 1 ? "1 task" : "\(count) tasks" }

  private static func are(_ count: Int) -> String { count == 1 ? "1 task is" : "\(count) tasks are" }
}
