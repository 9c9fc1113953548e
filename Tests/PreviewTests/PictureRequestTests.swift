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
  }

  @Test func refusesWhereNoPictureFits() {
    #expect(request(columns: 0).refusal == .noRoom)
    #expect(request(rows: -1).refusal == .noRoom)
    #expect(request(driver: .none).refusal == .switchedOff)
  }
}
