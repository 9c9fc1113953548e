import RatingStore
import Terminal

/// Notes and flags for the lead.
extension RatingScreen {
  mutating func openNote() {
    guard let position else { return say(phrases.nothingToRemarkOn) }
    overlays.append(.note(TextField(progress.note(of: position) ?? "")))
  }

  mutating func openFlags() {
    guard position != nil else { return say(phrases.nothingToRemarkOn) }
    overlays.append(.flags(FlagDialog()))
  }

  mutating func press(_ key: Key, onNote field: TextField) -> [ScreenEffect] {
    var field = field
    switch key {
    case .escape: return []
    case .enter: return note(trimmed(field.text))
    default:
      field.press(key)
      overlays.append(.note(field))
      return []
    }
  }

  private func note(_ text: String) -> [ScreenEffect] {
    guard let position, text != progress.note(of: position) ?? "" else { return [] }
    return [.record([.note(task: campaign.tasks.id(at: position), text: text)])]
  }

  mutating func press(_ key: Key, on dialog: FlagDialog) -> [ScreenEffect] {
    var dialog = dialog
    let outcome = dialog.press(key, meaning: keys.intent(of: key))
    if outcome != .close { overlays.append(.flags(dialog)) }
    guard case .toggle(let flag) = outcome, let position else { return [] }
    let task = campaign.tasks.id(at: position)
    let isSet = progress.flags(of: position).contains(flag.rawValue)
    return [
      .record([
        isSet ? .retractFlag(task: task, flag: flag.rawValue) : .flag(task: task, flag: flag.rawValue)
      ])
    ]
  }

  /// Says what has been remarked, or taken back: the task that it is about is on the screen then.
  mutating func remarked(_ event: JournalEvent) {
    switch event {
    case .flag(_, let flag): say(phrases.flagged(phrases.name(ofFlag: flag)))
    case .note(_, let text): say(text.isEmpty ? phrases.noteEmptied : phrases.noted)
    case .retractFlag(let task, let flag):
      goTo(task)
      say(phrases.flagTakenBack(phrases.name(ofFlag: flag)))
    case .retractNote(let task):
      goTo(task)
      say(phrases.noteTakenBack)
    default: break
    }
  }

  private mutating func goTo(_ task: String) {
    let position = campaign.tasks.position(of: task)
    if position != self.position { show(position, at: watch.now) }
  }

  /// The flags and the note of the task on the screen in one line; empty: none.
  var remarksLine: String { position.map(remarksLine(of:)) ?? "" }

  /// The same of any task.
  func remarksLine(of position: Int) -> String {
    let flags = progress.flags(of: position).map(phrases.name(ofFlag:))
    return (flags + [progress.note(of: position)].compactMap { $0.map(cleaned) }).joined(separator: " · ")
  }

  private func trimmed(_ text: String) -> String {
    let start = text.drop { $0 == " " }
    return String(start.reversed().drop { $0 == " " }.reversed())
  }
}

extension JournalEvent {
  /// Whether it sets or takes back a flag or note.
  var isRemark: Bool {
    switch self {
    case .flag, .retractFlag, .note, .retractNote: true
    default: false
    }
  }
}
