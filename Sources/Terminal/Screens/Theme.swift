import CTerminal

/// How text of a role looks.
struct Style: Equatable, Sendable {
  /// A colour that is read well on black and on white: nobody tells us which the terminal has.
  ///
  /// Of the 256 it is one of medium brightness, whose contrast (WCAG 2) is about 4 to either; where there are only
  /// eight, the terminal's own theme decides.
  enum Color: Sendable, CaseIterable {
    case red, green, amber, blue

    /// Its number among so many colours.
    func number(of colors: Int) -> Int32 {
      switch self {
      case .red: colors >= 256 ? 160 : 1
      case .green: colors >= 256 ? 28 : 2
      // Of the eight, yellow is lost on white and blue on black.
      case .amber: colors >= 256 ? 130 : 5
      case .blue: colors >= 256 ? 31 : -1
      }
    }
  }

  struct Attributes: OptionSet, Sendable {
    let rawValue: Int

    static let bold = Attributes(rawValue: ct_bold)
    static let dim = Attributes(rawValue: ct_dim)
    static let underline = Attributes(rawValue: ct_underline)
    static let reverse = Attributes(rawValue: ct_reverse)
  }

  var foreground: Color?
  var attributes: Attributes = []
}

extension Role {
  /// How it looks: the same attributes with and without colours, so that colour never carries a meaning alone.
  var style: Style {
    switch self {
    case .normal, .unanswered, .progressLeft, .overlay, .keyText, .message: Style()
    case .dim: Style(attributes: .dim)
    case .border: Style(attributes: .dim)
    case .title, .question: Style(attributes: .bold)
    case .overlayTitle: Style(foreground: .blue, attributes: .bold)
    case .selected: Style(attributes: .reverse)
    case .yes: Style(foreground: .green, attributes: .bold)
    case .no: Style(foreground: .red, attributes: .bold)
    case .maybe: Style(foreground: .amber, attributes: .bold)
    case .selectedYes: Style(foreground: .green, attributes: [.bold, .reverse])
    case .selectedNo: Style(foreground: .red, attributes: [.bold, .reverse])
    case .selectedMaybe: Style(foreground: .amber, attributes: [.bold, .reverse])
    case .key: Style(foreground: .blue, attributes: .bold)
    case .warning: Style(foreground: .red, attributes: .bold)
    case .progressDone: Style(foreground: .green)
    case .field: Style(attributes: .underline)
    case .cursor: Style(attributes: .reverse)
    }
  }
}
