import Testing

@testable import Preview

@Suite struct WireTests {
  private static let renderings: [WorkerRendering] =
    [.sixel(colors: 2), .sixel(colors: 256), .pixels(kilopixels: 1), .pixels(kilopixels: 4_000)]
    + ColorDepth.allCases.flatMap { [.symbols($0), .ascii($0)] }

  private static let requests = renderings.flatMap { rendering in
    [nil, PictureColor(red: 1, green: 2, blue: 255)].map { background in
      WorkerRequest(
        id: .max, columns: 85, rows: 1, cell: CellSize(width: 4096, height: 20), rendering: rendering,
        background: background, megapixels: 100,
        view: background == nil
          ? .whole : PictureView(percent: 1_600, across: 0, down: 10_000, isBrighter: true))
    }
  }

  private static let replies: [WorkerReply] = {
    let cells = (0..<6).map { PictureCell(scalar: 0x2580 + $0, foreground: $0, background: 0xFFFFFF - $0) }
    return [
      .hello(version: WireFrame.version, sandbox: .full), .hello(version: 0, sandbox: []),
      .refused(id: 1, .notAnImage), .refused(id: 2, .broken), .refused(id: 3, .tooMuchMemory),
      .refused(id: 4, .tooLarge(megapixels: 900)),
      .sixel(id: 5, columns: 3, rows: 2, payload: Array("#0~".utf8), damaged: true),
      .sixel(id: 6, columns: 1, rows: 1, payload: [], damaged: false),
    ]
      + (PicturePart(
        pictureWidth: 100_000, pictureHeight: 9, left: 99_000, top: 1, width: 1_000, height: 8, percent: 1_600
      ).map { [.part(id: 9, $0)] } ?? []) + [
        .pixels(
          id: 8, columns: 1, rows: 1, width: 2, height: 1, bytes: [0, 1, 2, 253, 254, 255], damaged: false)
      ] + (CellGrid(columns: 3, rows: 2, cells: cells).map { [.cells(id: 7, $0, damaged: true)] } ?? [])
  }()

  @Test(arguments: requests)
  func requestsComeBack(request: WorkerRequest) {
    #expect(WorkerRequest(body: request.body) == request)
  }

  @Test(arguments: replies)
  func repliesComeBack(reply: WorkerReply) {
    #expect(WorkerReply(body: reply.body) == reply)
  }

  @Test func refusesEveryShorterAndLongerBody() {
    for body in Self.requests.map(\.body) {
      for count in 0..<body.count { #expect(WorkerRequest(body: Array(body[..<count])) == nil) }
      #expect(WorkerRequest(body: body + [0]) == nil)
    }
    for reply in Self.replies {
      let body = reply.body
      // A sixel payload has no end of its own.
      if case .sixel = reply { continue }
      for count in 0..<body.count { #expect(WorkerReply(body: Array(body[..<count])) == nil) }
      #expect(WorkerReply(body: body + [0]) == nil)
    }
  }

  @Test func refusesPartsOutsideThePicture() {
    func part(_ left: Int, _ top: Int, _ width: Int, _ height: Int, percent: Int = 100) -> PicturePart? {
      PicturePart(
        pictureWidth: 10, pictureHeight: 5, left: left, top: top, width: width, height: height,
        percent: percent)
    }
    #expect(part(0, 0, 10, 5) != nil && part(9, 4, 1, 1) != nil)
    for refused in [
      part(-1, 0, 1, 1), part(0, -1, 1, 1), part(0, 0, 11, 1), part(0, 0, 1, 6), part(10, 0, 1, 1),
      part(0, 0, 0, 1), part(0, 0, 1, 0), part(0, 0, 1, 1, percent: 0),
    ] { #expect(refused == nil) }
  }

  @Test func refusesRequestsOutOfRange() {
    let request = Self.requests[0]
    for change: (inout WorkerRequest) -> Void in [
      { $0.columns = 0 }, { $0.rows = 5000 }, { $0.cell.width = 0 }, { $0.cell.height = -3 },
      { $0.rendering = .sixel(colors: 1) }, { $0.rendering = .sixel(colors: 257) },
      { $0.view.percent = 1_601 }, { $0.view.across = 10_001 }, { $0.view.down = 10_001 },
      { $0.rendering = .pixels(kilopixels: 0) }, { $0.rendering = .pixels(kilopixels: 4_001) },
    ] {
      var changed = request
      change(&changed)
      #expect(WorkerRequest(body: changed.body) == nil)
    }
  }

  /// Whatever comes: no trap, and what is accepted says the same when written again.
  @Test func survivesMutation() {
    var random = RandomNumbers(seed: 3)
    let bodies = Self.requests.map(\.body) + Self.replies.map(\.body)
    for _ in 0..<50_000 {
      var body = bodies.randomElement(using: &random) ?? []
      for _ in 0..<Int.random(in: 1...4, using: &random) where !body.isEmpty {
        body[Int.random(in: 0..<body.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      if Bool.random(using: &random) { body.removeLast(Int.random(in: 0...body.count, using: &random)) }
      if let reply = WorkerReply(body: body) { #expect(reply.body == body) }
      if let request = WorkerRequest(body: body) {
        // The colour of a background that is unknown is the only thing not kept.
        #expect(WorkerRequest(body: request.body) == request)
      }
    }
  }

  @Test func putsFramesTogetherFromAnyPieces() throws {
    let bodies: [[UInt8]] = [[1, 2, 3], [], [9], Array(repeating: 7, count: 300)]
    let stream = bodies.flatMap(WireFrame.framing)
    for size in 1...stream.count {
      var buffer = FrameBuffer()
      var found: [[UInt8]] = []
      for start in stride(from: 0, to: stream.count, by: size) {
        buffer.append(stream[start..<min(start + size, stream.count)])
        while let body = try buffer.next() { found.append(body) }
      }
      #expect(found == bodies)
    }
  }

  @Test func refusesAnOverlongFrame() {
    var buffer = FrameBuffer()
    buffer.append([0, 0, 0, 0xFF])
    #expect(buffer.isOverlong)
    #expect(throws: FrameBuffer.Overlong()) { try buffer.next() }
  }
}
