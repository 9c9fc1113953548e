import Ratings
import Terminal

/// A candidate as raters read it: text from files, cleaned once.
struct CandidateText: Equatable, Sendable {
  let name: String
  let definition: String

  init(index: Int, labels: LabelTable, _ phrases: any Phrases) {
    let label = labels[index]
    name = cleaned(label?.name ?? phrases.label(index))
    definition = cleaned(label?.definition ?? "")
  }

  /// The name with its definition, for the place below the list.
  var explanation: String {
    definition.isEmpty ? name : "\(name): \(definition)"
  }
}
