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

  private func part(_ percent: Int?, across: Int = 5_000, down: Int = 5_000) -> PicturePart? {
    let view = PictureView(percent: percent, across: across, down: down)
    return PictureFit(width: 4_000, height: 3_000, boxColumns: 80, boxRows: 30, cell: .assumed, view: view)
      .part
  }

  private func rectangle(_ left: Int, _ top: Int, _ width: Int, _ height: Int, percent: Int) -> PicturePart? {
    PicturePart(
      pictureWidth: 4_000, pictureHeight: 3_000, left: left, top: top, width: width, height: height,
      percent: percent)
  }

  @Test func showsAsMuchAsHasRoom() {
    #expect(part(nil) == rectangle(0, 0, 4_000, 3_000, percent: 20))
    #expect(part(100) == rectangle(1_600, 1_200, 800, 600, percent: 100))
    #expect(part(400) == rectangle(1_900, 1_425, 200, 150, percent: 400))
    #expect(part(10) == rectangle(0, 0, 4_000, 3_000, percent: 10))
    #expect(part(100, across: 0, down: 10_000) == rectangle(0, 2_400, 800, 600, percent: 100))
  }

  @Test func picturesSmallerThanTheirBoxStaySmallAtAHundred() {
    let fit = PictureFit(
      width: 100, height: 60, boxColumns: 80, boxRows: 30, cell: .assumed, view: PictureView(percent: 100))
    #expect([fit.columns, fit.rows] == [10, 3])
  }

  @Test func partsStayInsideWhateverIsAskedFor() {
    var random = RandomNumbers(seed: 4)
    for _ in 0..<10_000 {
      let size = (Int.random(in: 1...60_000, using: &random), Int.random(in: 1...60_000, using: &random))
      let view = PictureView(
        percent: Int.random(in: 1...1_600, using: &random),
        across: Int.random(in: 0...10_000, using: &random),
        down: Int.random(in: 0...10_000, using: &random))
      let fit = PictureFit(
        width: size.0, height: size.1, boxColumns: Int.random(in: 1...300, using: &random),
        boxRows: Int.random(in: 1...100, using: &random), cell: .assumed, view: view)
      #expect(fit.part != nil && fit.columns > 0 && fit.rows > 0)
    }
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
