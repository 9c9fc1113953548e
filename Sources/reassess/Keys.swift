import ArgumentParser
import Preferences
import RaterUI
import Terminal

/// Prints the key table in force.
struct Keys: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys",
    abstract: "Print the keys of the rating and the review screen, as config.json has them.",
    discussion: """
      One line for each thing that a key can ask for: its name in config.json, its keys as they are written there, \
      and what it does. Ctrl-C always leaves, too.

      Example:
        reassess keys
      """)

  func run() throws {
    let preferences = try readPreferences()
    for note in preferences.notes { printMessage("note: \(note)") }
    let rating = rows(of: preferences.rating.keys)
    let shared = Set(rating.map(\.name))
    // What both screens have is listed once, in the words for raters.
    let rows = rating + self.rows(of: preferences.rating.reviewKeys).filter { !shared.contains($0.name) }
    let names = rows.map { columns(of: $0.name) }.max() ?? 0
    let keys = rows.map { columns(of: $0.keys) }.max() ?? 0
    try printData(
      rows.map { "\(padded($0.name, to: names))  \(padded($0.keys, to: keys))  \($0.help)\n" }.joined())
  }

  private func rows(of keys: RatingKeys) -> [(name: String, keys: String, help: String)] {
    keys.bindings.map { binding in
      (
        binding.name, binding.keys.compactMap(\.name).joined(separator: " "),
        keys.help(binding.intent, in: .english)
      )
    }
  }

  private func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: width - columns(of: text))
  }
}
