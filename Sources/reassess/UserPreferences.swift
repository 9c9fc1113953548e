import JSONLines
import Preferences
import RaterUI

/// Reads what the user has chosen, or fails with what is wrong in the file.
func readPreferences() throws -> Preferences {
  let path = Preferences.path(configHome: environment("XDG_CONFIG_HOME"), home: environment("HOME"))
  do throws(FileProblem) {
    var preferences =
      try path.map { path throws(FileProblem) in try Preferences(path: path) } ?? Preferences()
    preferences.rating.language = preferences.language ?? languageOfEnvironment()
    return preferences
  } catch {
    throw Failure(error.description)
  }
}

private func languageOfEnvironment() -> Language {
  Language(
    lcAll: environment("LC_ALL"), lcMessages: environment("LC_MESSAGES"), lang: environment("LANG"))
}

extension Preferences {
  /// The notes on the file, short enough for the rater's status line.
  var notices: [ScreenNotice] {
    notes.map { note in
      var note = note
      note.file = "config.json"
      return .other("\(note).")
    }
  }
}
