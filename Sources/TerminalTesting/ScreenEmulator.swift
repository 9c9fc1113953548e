public import Terminal

/// A terminal in memory: what a person would see after the bytes that a program wrote.
///
/// It knows what curses programs and pictures need and notes everything else in `complaints`.
public struct ScreenEmulator: Sendable {
  /// What it answers when a program asks.
  public struct Answers: Sendable {
    /// To `CSI c`, such as "?62;4;22c"; nil: nothing.
    public var deviceAttributes: String?
    /// Whether it tells its cell size (`CSI 16 t`) and text area (`CSI 14 t`).
    public var tellsPixels: Bool
    /// Its name and version (XTVERSION); nil: no answer.
    public var version: String?
    /// Whether it draws pictures in kitty's protocol.
    public var takesKittyGraphics = false
    /// Whether it knows mode 2026.
    public var synchronizesOutput = false
    /// Whether it says that it takes 24-bit colours (XTGETTCAP).
    public var hasTrueColor = false
    /// Whether it hands on what is in tmux's envelope.
    public var handsOn = false

    /// Makes answers; by default a terminal that keeps silent.
    public init(deviceAttributes: String? = nil, tellsPixels: Bool = false) {
      self.deviceAttributes = deviceAttributes
      self.tellsPixels = tellsPixels
    }

    /// As kitty answers.
    public static var kitty: Answers {
      var answers = Answers(deviceAttributes: "?62;52;c", tellsPixels: true)
      answers.version = "kitty(0.35.2)"
      answers.takesKittyGraphics = true
      answers.synchronizesOutput = true
      answers.hasTrueColor = true
      return answers
    }

    /// As iTerm2 answers, the version before it took kitty's graphics.
    public static var iterm2: Answers {
      var answers = Answers(deviceAttributes: "?62;4c", tellsPixels: true)
      answers.version = "iTerm2 3.4.23"
      answers.synchronizesOutput = true
      return answers
    }
  }

  /// An image that a program has drawn.
  public struct Image: Sendable {
    /// The cells it was drawn on, whole or in part.
    public var rect: Rect
    /// The string's body, from the parameters on.
    public var body: [UInt8]
  }

  /// Width and height in cells.
  public private(set) var size: Size
  /// A cell's size in pixels.
  public let cellPixels: (width: Int, height: Int)
  /// What it answers.
  public var answers: Answers
  /// What it has answered since the last look; whoever feeds the program takes it.
  public internal(set) var replies: [UInt8] = []
  /// Where the cursor is.
  public internal(set) var cursor = Point(column: 0, row: 0)
  /// Whether the cursor is seen.
  public internal(set) var isCursorVisible = true
  /// Whether the alternate screen is shown.
  public internal(set) var isAlternate = false
  /// The window's title (OSC 0 or 2).
  public internal(set) var title = ""
  /// Whether pasted text would be marked.
  public internal(set) var marksPastes = false
  /// The private modes that a program has switched on (DECSET) and not off, but for those that are on at first; 1 is
  /// the cursor keys' application mode, 1000 to 1006 the mouse.
  public internal(set) var modes: Set<Int> = []
  /// Whether the keypad sends application codes (DECKPAM).
  public internal(set) var isKeypadApplication = false
  /// All images, in the order drawn.
  public internal(set) var images: [Image] = []
  /// The pictures held by kitty's protocol, by their numbers.
  public internal(set) var kittyPictures: [UInt32: KittyPicture] = [:]
  var kittyUnderWay: UInt32 = 0
  /// What it did not understand and what no program should do.
  public internal(set) var complaints: [String] = []

  var cells: [EmulatedCell]
  var look = EmulatedCell.Look()
  /// The last column has been written: the next character goes to the next line first.
  var isWrapPending = false
  var wraps = true
  var lastCharacter: Unicode.Scalar?
  var lastWritten: Point?
  var region: Range<Int>
  var saved = SavedCursor()
  var primary: (cells: [EmulatedCell], cursor: SavedCursor)?
  private var parser = OutputParser()

  struct SavedCursor: Sendable {
    var cursor = Point(column: 0, row: 0)
    var look = EmulatedCell.Look()
    var isWrapPending = false
  }

  /// Makes a blank terminal, at least 2 x 2 so that every character has room.
  public init(size: Size, cellPixels: (width: Int, height: Int) = (10, 20), answers: Answers = Answers()) {
    let size = Size(columns: max(2, size.columns), rows: max(2, size.rows))
    self.size = size
    self.cellPixels = cellPixels
    self.answers = answers
    cells = Array(repeating: EmulatedCell(), count: size.columns * size.rows)
    region = 0..<size.rows
  }

  /// Takes in output.
  public mutating func feed(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      guard let piece = parser.parse(byte) else { continue }
      switch piece {
      case .character(let scalar): print(scalar)
      case .control(let byte): control(byte)
      case .escape(let intermediates, let final): escape(intermediates, final)
      case .sequence(let mark, let parameters, let intermediates, let final):
        let sequence = ControlCode(
          mark: mark, parameters: parameters, intermediates: intermediates, final: final)
        perform(sequence)
      case .string(let kind, let body): string(kind, body)
      case .invalid: complaints.append("bytes that are no UTF-8 or a broken sequence")
      }
    }
  }

  /// The cell at a place.
  public subscript(point: Point) -> EmulatedCell {
    Rect(size).contains(point) ? cells[index(point)] : EmulatedCell()
  }

  /// The rows as text, trailing spaces removed; where pixels are seen, "▒".
  public var text: [String] {
    (0..<size.rows).map { row in
      let line = cells[row * size.columns..<(row + 1) * size.columns]
      let text = line.map { $0.image == nil ? $0.text : "▒" }.joined()
      return String(text.reversed().drop { $0 == " " }.reversed())
    }
  }

  /// Whether a text is seen on one of the rows.
  public func shows(_ wanted: String) -> Bool {
    text.contains { $0.contains(wanted) }
  }

  /// Changes the size, keeping the top left part, as terminals do on the alternate screen.
  public mutating func resize(_ wanted: Size) {
    let new = Size(columns: max(2, wanted.columns), rows: max(2, wanted.rows))
    var kept = Array(repeating: EmulatedCell(), count: new.columns * new.rows)
    for row in 0..<min(size.rows, new.rows) {
      for column in 0..<min(size.columns, new.columns) {
        kept[row * new.columns + column] = cells[row * size.columns + column]
      }
    }
    cells = kept
    size = new
    region = 0..<new.rows
    primary = primary.map { (Array(repeating: EmulatedCell(), count: new.columns * new.rows), $0.cursor) }
    move(to: cursor)
  }

  func index(_ point: Point) -> Int { point.row * size.columns + point.column }
}
