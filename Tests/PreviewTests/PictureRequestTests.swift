import Testing

@testable import Preview

@Suite struct PictureRequestTests {
  private func request(
    columns: Int = 80, rows: Int = 24, cell: CellSize = CellSize(width: 9, height: 18),
    driver: PictureDriver = .sixel(colors: 64)
  ) -> PictureRequest {
    PictureRequest(key: 1, columns: columns, rows: rows, cell: cell, driver: driver)
  }

  @Test func keepsWhatIsPossible() {
    #expect(request().cell == CellSize(width: 9, height: 18))
    #expect(request().driver == .sixel(colors: 64))
    #expect(request().refusal == nil)
  }

  @Test(arguments: [(0, 0), (0, 20), (10, -1), (1280, 720)])
  func assumesACellWhereTheTerminalTellsNonsense(width: Int, height: Int) {
    #expect(request(cell: CellSize(width: width, height: height)).cell == .assumed)
  }

  @Test func bringsNumbersIntoRange() {
    #expect(request(columns: .max, rows: .max).columns == WorkerRequest.longestSide)
    #expect(request(driver: .sixel(colors: 0)).driver == .sixel(colors: 2))
    #expect(request(driver: .sixel(colors: 1024)).driver == .sixel(colors: 256))
    #expect(request(driver: .iterm2(kilopixels: 0)).driver == .iterm2(kilopixels: 1))
    #expect(
      request(driver: .kitty(.atCursor, kilopixels: .max)).driver
        == .kitty(.atCursor, kilopixels: PictureDriver.mostKilopixels))
  }

  @Test func refusesWhereNoPictureFits() {
    #expect(request(columns: 0).refusal == .noRoom)
    #expect(request(rows: -1).refusal == .noRoom)
    #expect(request(driver: .none).refusal == .switchedOff)
  }

  /// What an honest worker never sends is a breach of the protocol, and none of it reaches the terminal.
  @Test func takesNoMorePixelsAndCellsThanWereAskedFor() {
    let request = request(columns: 4, rows: 2, driver: .kitty(.atCursor, kilopixels: 1))
    func outcome(
      _ id: UInt32 = 1, columns: Int = 4, rows: Int = 2, width: Int = 40, height: Int = 25, bytes: Int = 3_000
    ) -> PictureOutcome? {
      let reply = WorkerReply.pixels(
        id: id, columns: columns, rows: rows, width: width, height: height,
        bytes: [UInt8](repeating: 0x1B, count: bytes), damaged: false)
      return request.outcome(of: reply, id: 1, session: 0, PreviewLimits())
    }
    guard case .picture(let picture, damaged: false) = outcome() else {
      Issue.record("refused what is right")
      return
    }
    // However the pixels are, no ESC of theirs is sent: one to begin and one to end the only command.
    #expect(picture.lines.joined().count { $0 == 0x1B } == 2)
    #expect(outcome(2) == nil)
    #expect(outcome(columns: 5) == nil)
    #expect(outcome(rows: 3) == nil)
    #expect(outcome(bytes: 2_999) == nil)
    #expect(outcome(bytes: 3_001) == nil)
    #expect(outcome(width: 41, bytes: 41 * 25 * 3) == nil)
    #expect(outcome(width: 0, bytes: 0) == nil)
    let sixel = self.request(driver: .sixel(colors: 2))
    let pixels = WorkerReply.pixels(
      id: 1, columns: 1, rows: 1, width: 1, height: 1, bytes: [0, 0, 0], damaged: false)
    #expect(sixel.outcome(of: pixels, id: 1, session: 0, PreviewLimits()) == nil)
    let data = WorkerReply.sixel(id: 1, columns: 1, rows: 1, payload: [], damaged: false)
    #expect(request.outcome(of: data, id: 1, session: 0, PreviewLimits()) == nil)
  }
}
