import ArgumentParser
import Preferences
import RaterUI
import Terminal

/// Prints the key table in force.
struct Keys: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the keys of the rating screen, as config.json has them.",
    discussion: """
      One line for each thing that a key can ask for: its name in config.json, its keys as they are written there, \
      and what it does. Ctrl-C always leaves, too.

      Example:
        reassess keys
      """)

  func run() throws {
    let preferences = try readPreferences()
    for note in preferences.notes { printMessage("note: \(note)") }
    let rows = preferences.rating.keys.bindings.map { binding in
      (
        binding.name, binding.keys.compactMap(\.name).joined(separator: " "),
        RatingKeys.help(binding.intent, in: .english)
      )
    }
    let names = rows.map { columns(of: $0.0) }.max() ?? 0
    let keys = rows.map { columns(of: $0.1) }.max() ?? 0
    try printData(
      rows.map { "\(padded($0.0, to: names))  \(padded($0.1, to: keys))  \($0.2)\n" }.joined())
  }

  private func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: width - columns(of: text))
  }
}
