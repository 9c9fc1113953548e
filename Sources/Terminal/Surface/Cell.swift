/// The combining marks over a character, in order.
public struct Marks: Hashable, Sendable {
  // Four fields, not an array: a surface of cells is then one block of memory.
  private var first: UInt32 = 0
  private var second: UInt32 = 0
  private var third: UInt32 = 0
  private var fourth: UInt32 = 0

  /// A mark, 0 to 3, as a scalar's value; 0 where there is none.
  public subscript(index: Int) -> UInt32 {
    switch index {
    case 0: first
    case 1: second
    case 2: third
    default: fourth
    }
  }

  /// Adds a mark; a fifth is left out.
  mutating func add(_ mark: UInt32) {
    if first == 0 {
      first = mark
    } else if second == 0 {
      second = mark
    } else if third == 0 {
      third = mark
    } else if fourth == 0 {
      fourth = mark
    }
  }
}

/// One place of a surface: a character with the marks over it, or the right half of a wide one.
public struct Cell: Hashable, Sendable {
  /// The most combining marks over one character; ncurses stores no more.
  public static let mostMarks = 4

  /// The character without its marks; U+0000 in the right half of a wide one.
  public private(set) var base: UInt32
  /// The marks over it.
  public private(set) var marks = Marks()
  /// What it is for.
  public internal(set) var role: Role

  /// A space.
  public static let blank = Cell(" ", role: .normal)

  /// A cell with a character; one that would move the cursor becomes U+FFFD.
  init(_ scalar: Unicode.Scalar, role: Role) {
    base = scalar.isControl ? 0xFFFD : scalar.value
    self.role = role
  }

  /// A cell with a character that no text has.
  init(special: UInt32) {
    base = special
    role = .normal
  }

  /// The right half of a wide character.
  static func continuation(role: Role) -> Cell {
    var cell = Cell(" ", role: role)
    cell.base = 0
    return cell
  }

  /// Whether it is the right half of the character to its left.
  public var isContinuation: Bool { base == 0 }

  /// Whether nothing is seen there but, perhaps, a background.
  public var isBlank: Bool { base == 0x20 && marks == Marks() }

  /// The columns that its character takes: 1 or 2, and 0 for the right half of a wide one.
  public var columns: Int {
    isContinuation ? 0 : (WidthTable.contains(base, in: WidthTable.wide) ? 2 : 1)
  }

  /// Puts a mark over the character; more than `mostMarks` are left out.
  mutating func add(mark: Unicode.Scalar) {
    marks.add(mark.value)
  }

  /// The character with its marks; empty in the right half of a wide one.
  public var text: String {
    guard !isContinuation, let scalar = Unicode.Scalar(base) else { return "" }
    var text = String(Character(scalar))
    for index in 0..<Cell.mostMarks {
      if marks[index] != 0, let mark = Unicode.Scalar(marks[index]) { text.unicodeScalars.append(mark) }
    }
    return text
  }
}
