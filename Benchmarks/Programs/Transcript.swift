import Terminal
import TerminalTesting

/// What a program wrote, and when it was read.
struct Transcript {
  /// One read: when it returned, in milliseconds, and where its bytes end.
  struct Read {
    let time: Double
    let end: Int
  }

  private(set) var bytes: [UInt8] = []
  private(set) var reads: [Read] = []

  init() {
    bytes.reserveCapacity(1 << 20)
    reads.reserveCapacity(1 << 10)
  }

  mutating func append(_ new: UnsafeRawBufferPointer, at time: Double) {
    bytes.append(contentsOf: new)
    reads.append(Read(time: time, end: bytes.count))
  }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    reads.removeAll(keepingCapacity: true)
  }

  /// When the first byte was read.
  var first: Double? { reads.first?.time }
  /// When the last byte was read.
  var last: Double? { reads.last?.time }

  /// When the screen first was so, drawn anew from the bytes afterwards; nil: never.
  func time(on size: Size, when condition: (ScreenEmulator) -> Bool) -> Double? {
    var screen = ScreenEmulator(size: size)
    var start = 0
    for read in reads {
      screen.feed(bytes[start..<read.end])
      start = read.end
      if condition(screen) { return read.time }
    }
    return nil
  }

  /// What the screen shows in the end.
  func screen(_ size: Size) -> ScreenEmulator {
    var screen = ScreenEmulator(size: size)
    screen.feed(bytes)
    return screen
  }
}

extension ScreenEmulator {
  /// The cells that a picture in 256 colours covers, as width and height; nil where there is none.
  ///
  /// Only pictures have a coloured ground: screens colour their letters at most.
  var pictureSize: Size? {
    var columns: ClosedRange<Int>?
    var rows: ClosedRange<Int>?
    for row in 0..<size.rows {
      for column in 0..<size.columns where self[Point(column: column, row: row)].isPicture {
        columns = min(columns?.lowerBound ?? column, column)...max(columns?.upperBound ?? column, column)
        rows = (rows?.lowerBound ?? row)...row
      }
    }
    guard let columns, let rows else { return nil }
    return Size(columns: columns.count, rows: rows.count)
  }
}

extension EmulatedCell {
  fileprivate var isPicture: Bool {
    if case .palette = look.background { true } else { false }
  }
}
