import RatingStore
import Terminal

/// The words about flags and notes.
enum RemarkWords {
  static let note = "Note for the lead: "
  static let noteBar = [
    KeyBarItem(key: "Enter", words: "Save", press: .enter),
    KeyBarItem(key: "Esc", words: "Back without saving", press: .escape),
  ]
  static let noted = "Noted for the lead."
  static let noteEmptied = "The note is gone."
  static let noteTakenBack = "Taken back: the note is what it was before."

  static let flags = "Flag the picture for the lead"
  static let flagsHint = "Esc: done"
  static let flagsBar = [
    KeyBarItem(key: "1-\(PictureFlag.allCases.count)", words: "Flag, or take the flag back"),
    KeyBarItem(key: "Esc", words: "Done", press: .escape),
  ]
  static func flagged(_ flag: String) -> String { "Flagged for the lead: \(name(of: flag))." }
  static func flagTakenBack(_ flag: String) -> String { "Taken back: the flag \(name(of: flag))." }

  static let noTask = "There is no task to remark on."

  /// A flag as raters read it.
  static func name(of flag: String) -> String {
    switch PictureFlag(rawValue: flag) {
    case .offensive: "offensive"
    case .notAPhoto: "not a photo"
    case .duplicate: "duplicate"
    case .damaged: "damaged"
    case nil: cleaned(flag)
    }
  }
}
