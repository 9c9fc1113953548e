extension Key {
  /// The key that a name in a file stands for; nil when there is none.
  ///
  /// A character stands for itself; `ctrl-r`, `f1`, `up`, `enter`, `space` and the like name the others. Control and a
  /// letter that terminals send for another key (`ctrl-i` is Tab) have no name.
  public init?(name: String) {
    if let key = Self.byName[name] {
      self = key
    } else if name.count == 1, let character = name.first, character.isPrintable {
      self = .character(character)
    } else {
      return nil
    }
  }

  /// The name in a file; nil for what is no key.
  public var name: String? {
    switch self {
    case .character(" "): "space"
    case .character(let character): String(character)
    default: Self.named.first { $0.key == self }?.name
    }
  }

  /// The key as people read it, such as `↑`, `Esc` or `Ctrl-R`.
  public var title: String {
    switch self {
    case .up: "↑"
    case .down: "↓"
    case .left: "←"
    case .right: "→"
    case .escape: "Esc"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .backtab: "Shift-Tab"
    case .control(let character): "Ctrl-\(character == " " ? "Space" : character.uppercased())"
    default: name.map { $0.count == 1 ? $0 : $0.prefix(1).uppercased() + $0.dropFirst() } ?? ""
    }
  }

  private static let byName = Dictionary(
    named.map { ($0.name, $0.key) }, uniquingKeysWith: { first, _ in first })

  /// Every key that has a name of more than one character.
  private static let named: [(name: String, key: Key)] =
    [
      ("enter", .enter), ("escape", .escape), ("tab", .tab), ("shift-tab", .backtab),
      ("space", .character(" ")),
      ("backspace", .backspace), ("delete", .delete), ("up", .up), ("down", .down), ("left", .left),
      ("right", .right), ("home", .home), ("end", .end), ("pageup", .pageUp), ("pagedown", .pageDown),
      ("ctrl-space", .control(" ")),
    ] + (1...12).map { ("f\($0)", .function($0)) }
    // Terminals send Backspace, Tab and Enter for Control and h, i, j, m.
    + "abcdefgklnopqrstuvwxyz\\]^_".map { ("ctrl-\($0)", .control($0)) }
}

extension Character {
  /// Whether it is one scalar that takes room on a screen: what a key press can give.
  fileprivate var isPrintable: Bool {
    let scalars = unicodeScalars
    guard scalars.count == 1, let scalar = scalars.first else { return false }
    return !scalar.isControl && scalar.columns > 0 && cleaned(String(self)) == String(self) && self != " "
  }
}
