/// One picture in one size, as a screen asks for it.
public struct PictureRequest: Hashable, Sendable {
  /// Which picture: the caller's own number for it.
  public let key: Int
  /// The widest that it may be, in cells.
  public let columns: Int
  /// The tallest that it may be, in cells.
  public let rows: Int
  /// The size of a cell in pixels.
  public let cell: CellSize
  /// How it reaches the terminal.
  public let driver: PictureDriver
  /// What shows through transparent parts; nil where unknown, which is taken as black.
  public let background: PictureColor?
  /// Which part of it, how large and how bright.
  public let view: PictureView

  /// Makes a request from its parts; what no terminal has is brought into the range of what some have.
  public init(
    key: Int, columns: Int, rows: Int, cell: CellSize = .assumed, driver: PictureDriver,
    background: PictureColor? = nil, view: PictureView = .whole
  ) {
    self.key = key
    self.columns = min(columns, WorkerRequest.longestSide)
    self.rows = min(rows, WorkerRequest.longestSide)
    self.cell = cell.isPlausible ? cell : .assumed
    self.driver = driver.withPossibleNumbers
    self.background = background
    self.view = view
  }

  /// Why no picture could ever answer it; nil where one could.
  var refusal: PictureRefusal? {
    if driver == .none { return .switchedOff }
    return columns > 0 && rows > 0 ? nil : .noRoom
  }
}

extension CellSize {
  /// Some terminals report nothing as 0, or the size of the whole window.
  fileprivate var isPlausible: Bool { 1...200 ~= width && 1...200 ~= height }
}

extension PictureDriver {
  fileprivate var withPossibleNumbers: PictureDriver {
    switch self {
    case .sixel(let colors): .sixel(colors: min(max(colors, 2), 256))
    case .kitty(let placement, let kilopixels): .kitty(placement, kilopixels: Self.possible(kilopixels))
    case .iterm2(let kilopixels): .iterm2(kilopixels: Self.possible(kilopixels))
    case .dataAddress(let kilopixels): .dataAddress(kilopixels: Self.possible(kilopixels))
    case .symbols, .ascii, .none: self
    }
  }

  private static func possible(_ kilopixels: Int) -> Int { min(max(kilopixels, 1), mostKilopixels) }
}
