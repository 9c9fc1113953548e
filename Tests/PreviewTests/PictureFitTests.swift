import Preview
import Testing

@Suite struct PictureFitTests {
  private func fit(_ width: Int, _ height: Int, cell: CellSize = .assumed) -> [Int] {
    let fit = PictureFit(width: width, height: height, boxColumns: 80, boxRows: 30, cell: cell)
    return [fit.columns, fit.rows]
  }

  @Test func fillsTheBoxInItsOwnShape() {
    #expect(fit(800, 600) == [80, 30])
    #expect(fit(4000, 3000) == [80, 30])
    #expect(fit(600, 600) == [60, 30])
    #expect(fit(1600, 400) == [80, 10])
    #expect(fit(300, 600) == [30, 30])
  }

  @Test func followsTheShapeOfTheCells() {
    #expect(fit(600, 600, cell: CellSize(width: 10, height: 10)) == [30, 30])
    #expect(fit(600, 600, cell: CellSize(width: 5, height: 20)) == [80, 20])
  }

  @Test func enlargesTinyPicturesButNotWithoutEnd() {
    #expect(fit(1, 1) == [1, 1])
    #expect(fit(32, 32) == [26, 13])
    #expect(fit(64, 64) == [51, 26])
  }

  @Test func keepsAtLeastOneCellOfThinPictures() {
    #expect(fit(20_000, 2) == [80, 1])
    #expect(fit(2, 20_000) == [1, 30])
  }

  @Test func neverLeavesTheBox() {
    var random = RandomNumbers(seed: 1)
    for _ in 0..<10_000 {
      let box = (
        columns: Int.random(in: 1...300, using: &random), rows: Int.random(in: 1...100, using: &random)
      )
      let cell = CellSize(
        width: Int.random(in: 1...40, using: &random), height: Int.random(in: 1...40, using: &random))
      let size = (Int.random(in: 1...60_000, using: &random), Int.random(in: 1...60_000, using: &random))
      let fit = PictureFit(
        width: size.0, height: size.1, boxColumns: box.columns, boxRows: box.rows, cell: cell)
      #expect(1...box.columns ~= fit.columns && 1...box.rows ~= fit.rows)
    }
  }
}
