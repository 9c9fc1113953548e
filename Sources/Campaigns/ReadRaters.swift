import JSONLines
import Ratings

extension CampaignFolder {
  /// The raters of raters.jsonl in its order; empty when there is no such file.
  public func readRaters() throws(CampaignProblems) -> [RaterName] {
    var problems: [FileProblem] = []
    let raters = readRaters(&problems)
    try check(problems)
    return raters
  }

  func readRaters(_ problems: inout [FileProblem]) -> [RaterName] {
    var raters: [RaterName] = []
    _ = readRows("raters.jsonl", &problems) { json, refusals throws(JSONError) in
      var seen = KeysSeen()
      try json.beginObject()
      while let key = try json.nextKey() {
        switch key {
        case "rater":
          try seen.note(0, key, in: json)
          try readRater(&json, &refusals, into: &raters)
        default: try json.skipValue()
        }
      }
      if !seen.contains(0) { throw json.missing("rater") }
    }
    return raters
  }
}

private func readRater(
  _ json: inout JSONCursor, _ refusals: inout Refusals, into raters: inout [RaterName]
) throws(JSONError) {
  let text = try json.readString()
  if let rater = RaterName(text) {
    if raters.contains(rater) { refusals.refuse("rater \(rater) is there already", at: json.valueOffset) }
    raters.append(rater)
  } else {
    refusals.refuse(badRaterName(text), at: json.valueOffset)
  }
}

/// Why a text cannot be a rater's name.
func badRaterName(_ text: String) -> String {
  "\"\(text)\" is no rater's name: 1 to \(RaterName.longest) of A-Z a-z 0-9 . _ - beginning with a letter or digit"
}
