import Aggregation

extension StatisticsReport {
  /// What was read and what was chosen, in one row.
  var about: ReportTable {
    let (source, settings) = (statistics.source, statistics.settings)
    return ReportTable(
      record: statistics,
      columns: [
        .text("program") { _ in origin.program },
        .integer("raters") { $0.raters.count },
        .integer("images") { _ in ratedImages },
        .integer("questions") { _ in ratedQuestions },
        .integer("answers") { _ in source.votes.voteCount },
        .integer("experts") { _ in source.experts?.names.count },
        .integer("goldQuestions") { $0.truth?.share.count },
        .integer("goldTrue") { $0.truth?.share.hits },
        .integer("expertMaybes") { $0.truth?.expertMaybes },
        .text("goldTasks") { $0.truth.map { _ in source.goldPurpose.rawValue } },
        .real("yesShare", decimals: 3) { _ in source.yesShare },
        .integer("minimum") { _ in source.minimum },
        .text("method") { _ in source.result?.method.rawValue },
        .text("note") { _ in origin.note },
        .real("threshold", decimals: 3) { _ in acceptedFrom },
        .real("confidence", decimals: 3) { _ in settings.bootstrap.confidence },
        .integer("draws") { _ in settings.bootstrap.draws },
        .integer("seed") { _ in Int(settings.seed) },
      ])
  }

  private var ratedQuestions: Int {
    let votes = statistics.source.votes
    return votes.rows.indices.count { votes.matrix.voteCount(on: $0) > 0 }
  }

  private var ratedImages: Int {
    let votes = statistics.source.votes
    return Set(votes.rows.indices.filter { votes.matrix.voteCount(on: $0) > 0 }.map { votes.rows[$0].image })
      .count
  }

  /// The threshold of the result; nil for majority vote, which has none.
  private var acceptedFrom: Double? {
    statistics.source.result.flatMap { $0.method == .majority ? nil : $0.threshold }
  }

  /// The raters, their signs of carelessness, and what is said of all together.
  public func text(_ layout: TextLayout) -> String {
    [
      self[.raters].table(layout), signs(layout), agreement(layout),
      paragraphs.map { layout.wrapped($0) }.joined(),
    ]
    .filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func signs(_ layout: TextLayout) -> String {
    let raters = statistics.raters.filter { !$0.profile.signs.isEmpty }
    guard !raters.isEmpty else { return "" }
    let lines = raters.flatMap { rater in
      rater.profile.signs.map { layout.wrapped("! \(rater.name) \($0.description)", indent: "  ") }
    }
    return lines.joined()
      + layout.wrapped("No answer is left out for that: aggregate --without NAME does so, on record.")
  }

  private func agreement(_ layout: TextLayout) -> String {
    guard statistics.agreement.contains(where: { $0.figures.questions > 0 }) else { return "" }
    return ReportTable(agreementInShort: statistics.agreement).rendered(as: .table, layout: layout)
  }

  private var paragraphs: [String] {
    [
      """
      \(count(statistics.raters.count, "rater")), \(count(ratedImages, "image")), \
      \(count(ratedQuestions, "question")), \(count(statistics.source.votes.voteCount, "answer")); \(gold)
      """,
      result,
      remarksInShort,
      """
      Intervals on gold take answers as independent of each other; those of agreement draw images \
      \(statistics.settings.bootstrap.draws) times, from seed \(statistics.settings.seed).
      """,
      """
      More: --wide, --rater NAME, --table with one of \
      \(Part.allCases.dropFirst().map(\.rawValue).joined(separator: ", ")).
      """,
    ].filter { !$0.isEmpty }
  }

  private var gold: String {
    guard let share = statistics.truth?.share, share.count > 0 else { return "no gold." }
    let tasks = statistics.source.goldPurpose == .gold ? "" : "; raters' answers to gold from rating tasks"
    return "\(count(share.count, "gold question")), \(share.hits) true\(tasks)."
  }

  private var result: String {
    guard let result = statistics.source.result else { return "" }
    let rule = acceptedFrom.map { ", labels from \(fixed($0, decimals: 2)) on" } ?? ""
    let incomplete = origin.incompleteImages ?? 0
    let partial =
      incomplete == 0
      ? "" : " The answers to \(count(incomplete, "incomplete image")) count, as with aggregate --partial."
    return "Result: \(result.method.words)\(rule)\(origin.note.map { " (\($0))" } ?? "").\(partial)"
  }

}

/// A number and what it counts, such as `1 label` and `2 labels`; the plural is told where it is not the word with an s.
func count(_ number: Int, _ word: String, _ words: String? = nil) -> String {
  "\(number) \(number == 1 ? word : words ?? word + "s")"
}
