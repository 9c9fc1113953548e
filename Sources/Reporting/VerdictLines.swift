public import Aggregation
import JSONLines
import Ratings

extension ResultFiles {
  /// verdicts.jsonl: one mistake a line, in the order of mistakes.jsonl, with everybody's verdict and the majority's.
  /// - Parameter times: when each of the verdicts was given, in the same order.
  public static func verdicts(_ table: VerdictTable, times: [[String]]) -> [UInt8] {
    var json = JSONWriter()
    for place in table.mistakes.indices {
      json.object { json in
        json.members(of: table.mistakes[place])
        json.members(of: table.majorities[place])
        json.verdicts(on: place, of: table, times: times[place])
      }
      json.endLine()
    }
    return json.bytes
  }

  /// corrections.jsonl: one label to be added a line, with where it comes from.
  public static func corrections(
    _ mistakes: [Int], of table: VerdictTable, times: [[String]]
  ) -> [UInt8] {
    var json = JSONWriter()
    for place in mistakes {
      let mistake = table.mistakes[place]
      json.object { json in
        json.member("image", mistake.image)
        json.member("label", mistake.prediction)
        json.member("mistake", mistake.id)
        json.texts("models", mistake.models)
        json.key("reference")
        json.array { json in for label in mistake.reference { json.integer(label) } }
        json.members(of: table.majorities[place])
        json.verdicts(on: place, of: table, times: times[place])
        json.member("at", times[place].max() ?? "")
      }
      json.endLine()
    }
    return json.bytes
  }
}

extension JSONWriter {
  fileprivate mutating func texts(_ name: String, _ texts: [String]) {
    key(name)
    array { json in for text in texts { json.string(text) } }
  }

  fileprivate mutating func members(of mistake: Mistake) {
    member("mistake", mistake.id)
    member("image", mistake.image)
    texts("models", mistake.models)
    member("prediction", mistake.prediction)
  }

  /// The votes and what comes of them; null where there are none.
  fileprivate mutating func members(of majority: MajorityVerdict?) {
    key("votes")
    object { json in
      for word in Verdict.Word.allCases { json.member(word.rawValue, majority?.votes[word] ?? 0) }
    }
    word("majority", majority?.verdict.word.rawValue)
    member("tie", majority?.isTie ?? false)
    word("category", majority?.verdict.category?.rawValue)
    word("severity", majority?.verdict.severity?.rawValue)
  }

  fileprivate mutating func verdicts(on place: Int, of table: VerdictTable, times: [String]) {
    key("verdicts")
    array { json in
      for (given, time) in zip(table.given[place], times) {
        json.object { json in
          json.member("reviewer", table.reviewers[given.reviewer].description)
          json.member("verdict", given.verdict.word.rawValue)
          json.word("category", given.verdict.category?.rawValue)
          json.word("severity", given.verdict.severity?.rawValue)
          json.member("at", time)
        }
      }
    }
  }

  private mutating func word(_ name: String, _ word: String?) {
    key(name)
    if let word { string(word) } else { null() }
  }
}
