/// What the worker is asked; the picture's descriptor comes beside it.
public struct WorkerRequest: Equatable, Sendable {
  /// The longest side of the box in cells, and of a cell in pixels.
  public static let longestSide = 4096

  /// The number that the reply repeats.
  public var id: UInt32
  /// The widest that the picture may be, in cells, 1 to `longestSide`.
  public var columns: Int
  /// The tallest that it may be, in cells, 1 to `longestSide`.
  public var rows: Int
  /// The size of a cell in pixels, each side 1 to `longestSide`.
  public var cell: CellSize
  /// What to make of the picture.
  public var rendering: WorkerRendering
  /// What shows through transparent parts; nil is black.
  public var background: PictureColor?
  /// The most pixels to decode, in millions.
  public var megapixels: Int
  /// Which part of it, how large and how bright.
  public var view: PictureView

  /// Makes a request from its parts.
  public init(
    id: UInt32, columns: Int, rows: Int, cell: CellSize, rendering: WorkerRendering,
    background: PictureColor?,
    megapixels: Int, view: PictureView = .whole
  ) {
    self.id = id
    self.columns = columns
    self.rows = rows
    self.cell = cell
    self.rendering = rendering
    self.background = background
    self.megapixels = megapixels
    self.view = view
  }

  /// The body of its frame.
  public var body: [UInt8] {
    var body: [UInt8] = []
    body.append(littleEndian: id)
    for side in [columns, rows, cell.width, cell.height] {
      body.append(littleEndian: UInt16(clamping: side))
    }
    body.append(rendering.wireKind)
    body.append(littleEndian: rendering.wireDetail)
    body.append(background == nil ? 0 : 1)
    let color = background ?? PictureColor(red: 0, green: 0, blue: 0)
    body += [color.red, color.green, color.blue]
    body.append(littleEndian: UInt32(clamping: megapixels))
    for number in [view.percent ?? 0, view.across, view.down] {
      body.append(littleEndian: UInt16(clamping: number))
    }
    body.append(view.isBrighter ? 1 : 0)
    return body
  }

  /// Reads a body; nil where anything is missing, left over or out of range.
  public init?(body: [UInt8]) {
    var reader = ByteReader(body[...])
    guard let id = reader.number32(), let columns = reader.side(), let rows = reader.side(),
      let width = reader.side(), let height = reader.side(),
      let kind = reader.byte(), let detail = reader.number16(),
      let rendering = WorkerRendering(wireKind: kind, detail: detail),
      let hasBackground = reader.byte(), hasBackground <= 1,
      let red = reader.byte(), let green = reader.byte(), let blue = reader.byte(),
      let megapixels = reader.number32(), let view = reader.view(), reader.isAtEnd
    else { return nil }
    self.init(
      id: id, columns: columns, rows: rows, cell: CellSize(width: width, height: height),
      rendering: rendering,
      background: hasBackground == 1 ? PictureColor(red: red, green: green, blue: blue) : nil,
      megapixels: Int(megapixels), view: view)
  }
}

extension ByteReader {
  /// A length in cells or pixels.
  fileprivate mutating func side() -> Int? {
    guard let side = number16().map(Int.init), 1...WorkerRequest.longestSide ~= side else { return nil }
    return side
  }

  /// What is seen of the picture.
  fileprivate mutating func view() -> PictureView? {
    guard let percent = number16().map(Int.init), let across = number16(), let down = number16(),
      let brighter = byte(), brighter <= 1, across <= PictureView.side, down <= PictureView.side,
      percent == 0 || PictureView.percentages.contains(percent)
    else { return nil }
    return PictureView(
      percent: percent == 0 ? nil : percent, across: Int(across), down: Int(down), isBrighter: brighter == 1)
  }
}
