/// What the worker answers.
public enum WorkerReply: Equatable, Sendable {
  /// Its first words: it is ready, and this much stands between it and the machine.
  case hello(version: UInt16, sandbox: Sandbox)
  /// A picture in cells.
  case cells(id: UInt32, CellGrid, damaged: Bool)
  /// A picture as sixel data: those between the envelope's introducer and its end.
  case sixel(id: UInt32, columns: Int, rows: Int, payload: [UInt8], damaged: Bool)
  /// A picture in pixels as they are: red, green and blue of each, row by row.
  case pixels(id: UInt32, columns: Int, rows: Int, width: Int, height: Int, bytes: [UInt8], damaged: Bool)
  /// What of the picture the next one shows: it comes before every picture.
  case part(id: UInt32, PicturePart)
  /// No picture.
  case refused(id: UInt32, WorkerRefusal)
}

/// Why the worker gives no picture.
public enum WorkerRefusal: Equatable, Sendable {
  /// None of the formats that are read.
  case notAnImage
  /// More pixels than are decoded; how many, in millions, rounded up.
  case tooLarge(megapixels: Int)
  /// Nothing of it can be decoded.
  case broken
  /// Decoding it takes more memory than the worker may have.
  case tooMuchMemory
}

/// What holds the worker back, should a picture take it over.
public struct Sandbox: OptionSet, Sendable {
  /// The bits as they are sent.
  public let rawValue: UInt8

  /// Makes a set from bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Memory, time, files and cores are limited (`setrlimit`).
  public static let limits = Sandbox(rawValue: 1)
  /// Only the system calls that decoding needs are let through (`seccomp`).
  public static let systemCalls = Sandbox(rawValue: 2)
  /// No file can be opened (`landlock`).
  public static let files = Sandbox(rawValue: 4)
  /// All of it.
  public static let full: Sandbox = [.limits, .systemCalls, .files]
}

/// One character with its colours.
public struct PictureCell: Equatable, Sendable {
  /// The character.
  public var scalar: UInt32
  /// Its colour: 0xRRGGBB, or an index into the palette of the request's depth.
  public var foreground: UInt32
  /// The colour behind it, likewise.
  public var background: UInt32

  /// Makes a cell from its parts.
  public init(scalar: UInt32, foreground: UInt32, background: UInt32) {
    self.scalar = scalar
    self.foreground = foreground
    self.background = background
  }
}

/// A rectangle of cells, row by row.
public struct CellGrid: Equatable, Sendable {
  /// The cells in a row.
  public let columns: Int
  /// The rows.
  public let rows: Int
  /// All cells, `columns * rows` of them.
  public let cells: [PictureCell]

  /// Makes a grid, or nil where the number of cells does not fit.
  public init?(columns: Int, rows: Int, cells: [PictureCell]) {
    guard columns > 0, rows > 0, cells.count == columns * rows else { return nil }
    self.columns = columns
    self.rows = rows
    self.cells = cells
  }
}
