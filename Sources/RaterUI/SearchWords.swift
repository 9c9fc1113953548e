/// The words about searching and jumping.
enum SearchWords {
  static let title = "Search in your ratings"
  static let prompt = "Search: "
  static let bar = [
    KeyBarItem(key: "Enter", words: "Go there", press: .enter),
    KeyBarItem(key: "↑↓ PgUp PgDn", words: "Move"),
    KeyBarItem(key: "Esc", words: "Back", press: .escape),
  ]
  static let hint = "Words of labels, notes and flags; yes, no or maybe; a task's number."
  static let nothingYet = "You have not rated anything yet."
  static let nothingFound = "Nothing found."
  static let skipped = "skipped"

  static func count(_ found: Int, of all: Int) -> String { "\(grouped(found)) of \(grouped(all)) tasks" }

  static func went(to place: Int, of found: Int, key: String) -> String {
    "Task \(place) of \(found) found. \(key) shows them again."
  }

  static func askNumber(upTo last: Int) -> String { "Go to task 1 to \(grouped(last)): " }
  static func noSuchTask(upTo last: Int) -> String { "Your tasks are 1 to \(grouped(last))." }
  static let numberBar = [
    KeyBarItem(key: "Enter", words: "Go there", press: .enter),
    KeyBarItem(key: "Esc", words: "Back", press: .escape),
  ]
}
