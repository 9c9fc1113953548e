import JSONLines
import Ratings

/// Reads raters.jsonl.
func readRaters(_ file: JSONFile, _ problems: inout [FileProblem]) -> [RaterName] {
  var raters: [RaterName] = []
  file.readRows(&problems) { json, refusals throws(JSONError) in
    var rater: RaterName?
    var seen = KeysSeen()
    try json.beginObject()
    while let key = try json.nextKey() {
      switch key {
      case "rater":
        try seen.note(0, key, in: json)
        rater = try readRater(&json, &refusals)
        if let rater, raters.contains(rater) {
          refusals.refuse("rater \(rater) is there already", at: json.valueOffset)
        }
      default: try json.skipValue()
      }
    }
    if !seen.contains(0) { throw json.missing("rater") }
    if let rater { raters.append(rater) }
  }
  return raters
}

/// The next value, a rater's name; nil when it is none, which is then refused.
func readRater(_ json: inout JSONCursor, _ refusals: inout Refusals) throws(JSONError) -> RaterName? {
  let text = try json.readString()
  let rater = RaterName(text)
  if rater == nil { refusals.refuse(badRaterName(text), at: json.valueOffset) }
  return rater
}

/// Why a text cannot be a rater's name.
func badRaterName(_ text: String) -> String {
  "\"\(text)\" is no rater's name: 1 to \(RaterName.longest) of A-Z a-z 0-9 . _ - beginning with a letter or digit"
}

extension CampaignFolder {
  /// The raters of raters.jsonl in its order; empty when there is no such file.
  public func readRaters() throws(CampaignProblems) -> [RaterName] {
    var problems: [FileProblem] = []
    let raters = readIfPresent("raters.jsonl", &problems, Campaigns.readRaters) ?? []
    try check(problems)
    return raters
  }

  func readIfPresent<Result>(
    _ name: String, _ problems: inout [FileProblem], _ parse: (JSONFile, inout [FileProblem]) -> Result
  ) -> Result? {
    do throws(FileProblem) {
      return try readIfPresent(name).map { parse($0, &problems) }
    } catch {
      problems.append(error)
      return nil
    }
  }

  func check(_ problems: [FileProblem]) throws(CampaignProblems) {
    if !problems.isEmpty { throw CampaignProblems(problems: problems.map(\.cleaned).sorted()) }
  }
}
