import Ratings
import Terminal

/// What the table has for reviewers in place of answers and numbers; everything else they share with raters.
extension RatingKeys {
  static let verdicts: [KeyBinding<RatingIntent>] = [
    .init(intent: .verdict(.clearMistake), name: "clearMistake", keys: [.character("c")]),
    .init(intent: .verdict(.notAMistake), name: "notAMistake", keys: [.character("n")]),
    .init(intent: .verdict(.undecided), name: "undecided", keys: [.character("d")]),
    .init(intent: .category(.fineGrained), name: "fineGrained", keys: [.character("1")]),
    .init(
      intent: .category(.fineGrainedOutOfVocabulary), name: "outOfVocabulary",
      keys: [.character("2")]),
    .init(intent: .category(.spuriousCorrelation), name: "spuriousCorrelation", keys: [.character("3")]),
    .init(intent: .category(.nonPrototypical), name: "nonPrototypical", keys: [.character("4")]),
    .init(intent: .severity(.major), name: "major", keys: [.character("5")]),
    .init(intent: .severity(.minor), name: "minor", keys: [.character("6")]),
    .init(intent: .submit, name: "submit", keys: [.enter]),
    .init(intent: .reference, name: "labels", keys: [.character("r")]),
  ]
}
