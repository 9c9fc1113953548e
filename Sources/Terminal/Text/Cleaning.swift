/// The most scalars that cleaning leaves of a text.
public let longestCleanText = 2_000

/// A text from a file made fit for a terminal: nothing in it moves the cursor, hides or reorders other text.
///
/// - Newlines (CR LF is one) and tabs become spaces.
/// - Controls, bidirectional controls, private, unassigned and line separator characters become U+FFFD.
///   Assigned means assigned in Unicode 14, the version of the width table.
/// - Characters without a width and shape (joiners, variation selectors, direction marks, soft hyphens, tags)
///   are dropped, and so are skin tones after an emoji: terminals disagree about the columns of what they join.
/// - At most four marks stay over one character, none at the beginning.
/// - What is longer than `longestCleanText` is cut and ends with "…".
///
/// Cleaning a clean text changes nothing.
public func cleaned(_ text: String) -> String {
  if text.utf8.count <= longestCleanText, text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
  var cleaner = Cleaner()
  for scalar in text.unicodeScalars where !cleaner.isFull { cleaner.add(scalar) }
  return cleaner.result
}

private struct Cleaner {
  private var scalars = String.UnicodeScalarView()
  private var count = 0
  private var marks = 0
  private var previous: Unicode.Scalar?
  private var isAfterReturn = false

  var isFull: Bool { count > longestCleanText }

  mutating func add(_ scalar: Unicode.Scalar) {
    let endsNewline = isAfterReturn && scalar == "\n"
    isAfterReturn = scalar == "\r"
    if endsNewline { return }
    switch scalar.cleaning {
    case .keep: append(scalar)
    case .drop: break
    case .space: append(" ")
    case .replace: append("\u{FFFD}")
    case .mark:
      guard previous != nil, marks < Cell.mostMarks else { return }
      marks += 1
      store(scalar)
    }
  }

  var result: String {
    guard isFull else { return String(scalars) }
    return String(String.UnicodeScalarView(scalars.prefix(longestCleanText - 1))) + "…"
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    if scalar.value > 0xFFFF, scalar.properties.isEmojiModifier,
      previous?.properties.isEmojiModifierBase == true
    {
      return
    }
    previous = scalar
    marks = 0
    store(scalar)
  }

  private mutating func store(_ scalar: Unicode.Scalar) {
    scalars.append(scalar)
    count += 1
  }
}

extension Unicode.Scalar {
  fileprivate enum Cleaning {
    case keep, mark, drop, space, replace
  }

  fileprivate var cleaning: Cleaning {
    switch value {
    case 0x20..<0x7F: return .keep
    case 0x09, 0x0A, 0x0D: return .space
    default: break
    }
    switch properties.generalCategory {
    case .format: return isInvisible ? .drop : .replace
    case .control, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: return .replace
    default: break
    }
    guard let age = properties.age, age.major <= 14 else { return .replace }
    if properties.isVariationSelector { return .drop }
    return columns == 0 ? .mark : .keep
  }

  /// Format characters that take no column and reorder nothing: soft hyphen, joiners, direction marks,
  /// invisible operators, byte order mark, tags.
  private var isInvisible: Bool {
    switch value {
    case 0xAD, 0x61C, 0x180E, 0x200B...0x200F, 0x2060...0x2064, 0xFEFF, 0xE0000...0xE007F: true
    default: false
    }
  }
}
