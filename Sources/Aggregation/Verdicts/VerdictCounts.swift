public import Ratings

/// What reviewers say of one model's mistakes, by majority.
public struct VerdictCounts: Equatable, Sendable {
  /// The model's name.
  public let model: String
  /// All of its mistakes.
  public private(set) var mistakes = 0
  /// Those with a verdict.
  public private(set) var reviewed = 0
  /// How many majorities there are of each verdict; ties count as undecided.
  public private(set) var words: [Verdict.Word: Int] = [:]
  /// How many of the undecided are ties.
  public private(set) var ties = 0
  /// The clear mistakes by kind, as far as told.
  public private(set) var categories: [Verdict.Category: Int] = [:]
  /// The clear mistakes by severity, as far as told.
  public private(set) var severities: [Verdict.Severity: Int] = [:]

  private init(model: String) { self.model = model }

  /// The counts of each model, in the order in which they first come.
  public static func byModel(_ table: VerdictTable) -> [VerdictCounts] {
    var counts: [VerdictCounts] = []
    var places: [String: Int] = [:]
    for (place, mistake) in table.mistakes.enumerated() {
      for model in mistake.models {
        let known = places[model] ?? counts.count
        if known == counts.count {
          places[model] = known
          counts.append(VerdictCounts(model: model))
        }
        counts[known].add(table.majorities[place])
      }
    }
    return counts
  }

  private mutating func add(_ majority: MajorityVerdict?) {
    mistakes += 1
    guard let majority else { return }
    reviewed += 1
    words[majority.verdict.word, default: 0] += 1
    if majority.isTie { ties += 1 }
    if let category = majority.verdict.category { categories[category, default: 0] += 1 }
    if let severity = majority.verdict.severity { severities[severity, default: 0] += 1 }
  }
}
