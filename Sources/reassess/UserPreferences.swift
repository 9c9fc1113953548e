import JSONLines
import Preferences

/// Reads what the user has chosen, or fails with what is wrong in the file.
func readPreferences() throws -> Preferences {
  let path = Preferences.path(configHome: environment("XDG_CONFIG_HOME"), home: environment("HOME"))
  guard let path else { return Preferences() }
  do throws(FileProblem) {
    return try Preferences(path: path)
  } catch {
    throw Failure(error.description)
  }
}

extension Preferences {
  /// The notes on the file, short enough for the rater's status line.
  var notices: [String] {
    notes.map { note in
      var note = note
      note.file = "config.json"
      return "\(note)."
    }
  }
}
