extension ScreenEmulator {
  /// Select graphic rendition; colours as `38;5;n`, `38;2;r;g;b` or with colons.
  mutating func setLook(_ parameters: String) {
    var numbers = parameters.split(whereSeparator: { $0 == ";" || $0 == ":" }).map { Int($0) ?? 0 }[...]
    if numbers.isEmpty { numbers = [0] }
    while let number = numbers.popFirst() {
      switch number {
      case 38: look.foreground = color(&numbers) ?? look.foreground
      case 48: look.background = color(&numbers) ?? look.background
      case 30...37: look.foreground = .palette(number - 30)
      case 39: look.foreground = .standard
      case 40...47: look.background = .palette(number - 40)
      case 49: look.background = .standard
      case 90...97: look.foreground = .palette(number - 90 + 8)
      case 100...107: look.background = .palette(number - 100 + 8)
      default: setAttribute(number)
      }
    }
  }

  private mutating func setAttribute(_ number: Int) {
    switch number {
    case 0: look = EmulatedCell.Look()
    case 10: break  // the primary font
    case 1: look.isBold = true
    case 2: look.isDim = true
    case 3: look.isItalic = true
    case 4: look.isUnderlined = true
    case 7: look.isReversed = true
    case 8: look.isHidden = true
    case 22: (look.isBold, look.isDim) = (false, false)
    case 23: look.isItalic = false
    case 24: look.isUnderlined = false
    case 27: look.isReversed = false
    case 28: look.isHidden = false
    default: complaints.append("the rendition \(number)")
    }
  }

  private func color(_ numbers: inout ArraySlice<Int>) -> EmulatedCell.Color? {
    switch numbers.popFirst() {
    case 5: return numbers.popFirst().map { .palette($0) }
    case 2:
      guard let red = numbers.popFirst(), let green = numbers.popFirst(), let blue = numbers.popFirst() else {
        return nil
      }
      return .rgb(red, green, blue)
    default: return nil
    }
  }
}
