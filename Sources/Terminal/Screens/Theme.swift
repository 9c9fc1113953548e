/// How everything looks, chosen as a whole.
public enum Theme: String, CaseIterable, Sendable {
  /// A few colours on the terminal's own ground.
  case standard = "default"
  /// Black and white with pure colours, whatever the terminal's own are.
  case highContrast
  /// No colours at all.
  case mono

  /// What can be had with so many colours; with none it is `mono`.
  func limited(to colors: Int) -> Theme { colors == 0 ? .mono : self }

  /// How text of a role looks. No theme tells anything by colour alone: words and signs say it too.
  func style(of role: Role) -> Style {
    switch self {
    case .standard: role.standardStyle
    case .highContrast: role.highContrastStyle
    case .mono: role.monoStyle
    }
  }
}

extension Role {
  fileprivate var standardStyle: Style {
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

  /// Contrast of at least 7 among the 256 colours, 4.5 among the eight of xterm and of the Linux console (WCAG 2: AAA
  /// and AA). Black is never bold: some terminals draw that in grey.
  fileprivate var highContrastStyle: Style {
    switch self {
    case .normal, .unanswered, .progressLeft, .overlay, .keyText, .message, .dim, .border:
      Style(foreground: .white, background: .black)
    case .title, .question: Style(foreground: .white, background: .black, attributes: .bold)
    case .overlayTitle: Style(foreground: .brightCyan, background: .black, attributes: .bold)
    case .selected, .cursor: Style(foreground: .black, background: .white)
    case .yes: Style(foreground: .black, background: .brightGreen)
    case .no: Style(foreground: .white, background: .deepRed, attributes: .bold)
    case .maybe: Style(foreground: .brightYellow, background: .black, attributes: .bold)
    case .selectedYes: Style(foreground: .black, background: .brightGreen, attributes: .underline)
    case .selectedNo: Style(foreground: .white, background: .deepRed, attributes: [.bold, .underline])
    case .selectedMaybe:
      Style(foreground: .brightYellow, background: .black, attributes: [.bold, .underline])
    case .key: Style(foreground: .brightYellow, background: .black, attributes: .bold)
    case .warning: Style(foreground: .white, background: .deepRed, attributes: .bold)
    case .progressDone: Style(foreground: .brightGreen, background: .black, attributes: .bold)
    case .field: Style(foreground: .white, background: .black, attributes: .underline)
    }
  }

  fileprivate var monoStyle: Style {
    switch self {
    case .warning: Style(attributes: [.bold, .underline])
    default: Style(attributes: standardStyle.attributes)
    }
  }
}
