/// Something a rater told the lead, or that the lead should know, beside the answers.
public struct RemarkRow: Sendable {
  /// The rater's name.
  public var rater: String
  /// The task's name, and its image's.
  public var task: String, image: String
  /// `flag`, `note`, `skip` or `late`.
  public var remark: String
  /// The flag, or why the task was put aside; nil of the others.
  public var reason: String?
  /// The rater's words; nil where there are none.
  public var text: String?
  /// When it was made, in UTC.
  public var at: String

  /// Takes all of it.
  public init(
    rater: String, task: String, image: String, remark: String, reason: String?, text: String?, at: String
  ) {
    self.rater = rater
    self.task = task
    self.image = image
    self.remark = remark
    self.reason = reason
    self.text = text
    self.at = at
  }
}

extension ReportTable {
  /// What raters told the lead: one row a remark.
  init(remarks: [RemarkRow]) {
    self.init(
      remarks,
      columns: [
        .text("rater") { $0.rater },
        .text("task") { $0.task },
        .text("image") { $0.image }.rank(2),
        .text("remark") { $0.remark },
        .text("reason") { $0.reason },
        .text("text") { $0.text },
        .text("at") { $0.at }.rank(1),
      ])
  }
}

extension StatisticsReport {
  /// How many flags and notes there are, for people; empty: none.
  var remarksInShort: String {
    let flags = origin.remarks.count { $0.remark == "flag" }
    let notes = origin.remarks.count { $0.remark == "note" }
    guard flags + notes > 0 else { return "" }
    return "From the raters: \(count(flags, "flag")), \(count(notes, "note")); --table remarks shows them."
  }
}
