/// What a piece of text is for; the theme turns it into colours and attributes.
public enum Role: UInt8, Sendable, CaseIterable {
  /// Plain text.
  case normal
  /// Text of less weight.
  case dim
  /// The program's or a box's title.
  case title
  /// Lines around boxes.
  case border
  /// What the rater is asked.
  case question
  /// The row that the keys act on.
  case selected
  /// The answer Yes.
  case yes
  /// The answer No.
  case no
  /// The answer Maybe.
  case maybe
  /// A question without an answer.
  case unanswered
  /// The name of a key.
  case key
  /// What a key does.
  case keyText
  /// Something is wrong.
  case warning
  /// Something to know.
  case message
  /// The part of a progress bar that is done.
  case progressDone
  /// The part of a progress bar that is left.
  case progressLeft
  /// Text of a box above the screen.
  case overlay
  /// The title of a box above the screen.
  case overlayTitle
  /// The answer Yes on the row that the keys act on.
  case selectedYes
  /// The answer No on the row that the keys act on.
  case selectedNo
  /// The answer Maybe on the row that the keys act on.
  case selectedMaybe
  /// Text being typed.
  case field
  /// The place where the next typed character goes.
  case cursor

  /// The sign of the role in `Surface.roles`: a dot for normal text, else a letter.
  public var mark: Character {
    Role.marks[Int(rawValue)]
  }

  private static let marks: [Character] = Array(".dtbqsynmukKwMPpoOYNAfc")
}
