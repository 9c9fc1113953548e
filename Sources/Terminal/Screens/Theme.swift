import CTerminal

/// How text of a role looks.
struct Style: Equatable, Sendable {
  /// The terminal's own eight colours, so that its theme, light or dark, decides how they look.
  enum Color: Int32, Sendable {
    case red = 1
    case green = 2
    case yellow = 3
    case blue = 4
    case magenta = 5
    case cyan = 6
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
    case .overlayTitle: Style(foreground: .cyan, attributes: .bold)
    case .selected: Style(attributes: .reverse)
    case .yes: Style(foreground: .green, attributes: .bold)
    case .no: Style(foreground: .red, attributes: .bold)
    case .maybe: Style(foreground: .yellow, attributes: .bold)
    case .selectedYes: Style(foreground: .green, attributes: [.bold, .reverse])
    case .selectedNo: Style(foreground: .red, attributes: [.bold, .reverse])
    case .selectedMaybe: Style(foreground: .yellow, attributes: [.bold, .reverse])
    case .key: Style(foreground: .cyan, attributes: .bold)
    case .warning: Style(foreground: .red, attributes: .bold)
    case .progressDone: Style(foreground: .green)
    case .field: Style(attributes: .underline)
    case .cursor: Style(attributes: .reverse)
    }
  }
}
