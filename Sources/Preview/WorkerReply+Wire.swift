/// The first byte of a reply.
private enum Kind: UInt8 {
  case hello = 1
  case cells, sixel, notAnImage, tooLarge, broken, tooMuchMemory, pixels, part
}

extension WorkerReply {
  /// The body of its frame.
  public var body: [UInt8] {
    var body: [UInt8] = []
    switch self {
    case .hello(let version, let sandbox):
      body.append(Kind.hello.rawValue)
      body.append(littleEndian: version)
      body.append(sandbox.rawValue)
    case .cells(let id, let grid, let damaged):
      body.appendHead(.cells, id, grid.columns, grid.rows, damaged)
      body.append(grid.cells)
    case .sixel(let id, let columns, let rows, let payload, let damaged):
      body.appendHead(.sixel, id, columns, rows, damaged)
      body += payload
    case .pixels(let id, let columns, let rows, let width, let height, let bytes, let damaged):
      body.reserveCapacity(bytes.count + 16)
      body.appendHead(.pixels, id, columns, rows, damaged)
      body.append(littleEndian: UInt16(clamping: width))
      body.append(littleEndian: UInt16(clamping: height))
      body += bytes
    case .part(let id, let part):
      body.appendHead(.part, id)
      for number in [
        part.pictureWidth, part.pictureHeight, part.left, part.top, part.width, part.height, part.percent,
      ] {
        body.append(littleEndian: UInt32(clamping: number))
      }
    case .refused(let id, .notAnImage): body.appendHead(.notAnImage, id)
    case .refused(let id, .broken): body.appendHead(.broken, id)
    case .refused(let id, .tooMuchMemory): body.appendHead(.tooMuchMemory, id)
    case .refused(let id, .tooLarge(let megapixels)):
      body.appendHead(.tooLarge, id)
      body.append(littleEndian: UInt32(clamping: megapixels))
    }
    return body
  }

  /// Reads a body; nil where anything is missing, left over or out of range.
  public init?(body: [UInt8]) {
    var reader = ByteReader(body[...])
    guard let kind = reader.byte().flatMap(Kind.init) else { return nil }
    let reply: WorkerReply? =
      switch kind {
      case .hello: reader.hello()
      case .cells: reader.cells()
      case .sixel: reader.sixel()
      case .pixels: reader.pixels()
      case .part: reader.part()
      case .notAnImage: reader.number32().map { .refused(id: $0, .notAnImage) }
      case .broken: reader.number32().map { .refused(id: $0, .broken) }
      case .tooMuchMemory: reader.number32().map { .refused(id: $0, .tooMuchMemory) }
      case .tooLarge: reader.tooLarge()
      }
    guard let reply, reader.isAtEnd else { return nil }
    self = reply
  }
}

extension [UInt8] {
  fileprivate mutating func appendHead(_ kind: Kind, _ id: UInt32) {
    append(kind.rawValue)
    append(littleEndian: id)
  }

  fileprivate mutating func appendHead(
    _ kind: Kind, _ id: UInt32, _ columns: Int, _ rows: Int, _ damaged: Bool
  ) {
    appendHead(kind, id)
    append(littleEndian: UInt16(clamping: columns))
    append(littleEndian: UInt16(clamping: rows))
    append(damaged ? 1 : 0)
  }

  fileprivate mutating func append(_ cells: [PictureCell]) {
    reserveCapacity(count + cells.count * 12)
    for cell in cells {
      append(littleEndian: cell.scalar)
      append(littleEndian: cell.foreground)
      append(littleEndian: cell.background)
    }
  }
}

extension ByteReader {
  private struct Head {
    var id: UInt32
    var columns: Int
    var rows: Int
    var damaged: Bool
  }

  private mutating func head() -> Head? {
    guard let id = number32(), let columns = number16(), let rows = number16(), let damaged = byte(),
      columns > 0, rows > 0, damaged <= 1
    else { return nil }
    return Head(id: id, columns: Int(columns), rows: Int(rows), damaged: damaged == 1)
  }

  fileprivate mutating func hello() -> WorkerReply? {
    guard let version = number16(), let sandbox = byte() else { return nil }
    return .hello(version: version, sandbox: Sandbox(rawValue: sandbox))
  }

  fileprivate mutating func tooLarge() -> WorkerReply? {
    guard let id = number32(), let megapixels = number32() else { return nil }
    return .refused(id: id, .tooLarge(megapixels: Int(megapixels)))
  }

  fileprivate mutating func cells() -> WorkerReply? {
    guard let head = head(), remaining == head.columns * head.rows * 12 else { return nil }
    var cells: [PictureCell] = []
    cells.reserveCapacity(head.columns * head.rows)
    while let scalar = number32(), let foreground = number32(), let background = number32() {
      cells.append(PictureCell(scalar: scalar, foreground: foreground, background: background))
    }
    return CellGrid(columns: head.columns, rows: head.rows, cells: cells)
      .map { .cells(id: head.id, $0, damaged: head.damaged) }
  }

  fileprivate mutating func sixel() -> WorkerReply? {
    guard let head = head(), let payload = bytes(remaining) else { return nil }
    return .sixel(
      id: head.id, columns: head.columns, rows: head.rows, payload: Array(payload), damaged: head.damaged)
  }

  fileprivate mutating func part() -> WorkerReply? {
    guard let id = number32(), let width = number(), let height = number(), let left = number(),
      let top = number(), let partWidth = number(), let partHeight = number(), let percent = number()
    else { return nil }
    return PicturePart(
      pictureWidth: width, pictureHeight: height, left: left, top: top, width: partWidth, height: partHeight,
      percent: percent
    ).map { .part(id: id, $0) }
  }

  private mutating func number() -> Int? { number32().map(Int.init) }

  fileprivate mutating func pixels() -> WorkerReply? {
    guard let head = head(), let width = number16().map(Int.init), let height = number16().map(Int.init),
      remaining == width * height * 3, let bytes = bytes(remaining)
    else { return nil }
    return .pixels(
      id: head.id, columns: head.columns, rows: head.rows, width: width, height: height, bytes: Array(bytes),
      damaged: head.damaged)
  }
}
