import Terminal
import Testing

@Suite struct ProgressBarTests {
  @Test func shortWorkShowsNothing() {
    var bar = ProgressBar("Reading", at: 5)
    #expect(bar.update(0.5, at: 5.9) == nil)
    #expect(bar.end() == nil)
  }

  @Test func longWorkShowsHowFarItIsAndLeavesNothing() {
    var bar = ProgressBar("Reading", at: 5)
    #expect(bar.update(0.5, at: 6) == "\r\u{1B}[KReading [###############...............] 50 %")
    #expect(bar.update(0.6, at: 6.05) == nil, "too soon")
    #expect(bar.update(0.5, at: 6.2) == nil, "the same")
    #expect(bar.update(1, at: 6.4) == "\r\u{1B}[KReading [\(String(repeating: "#", count: 30))] 100 %")
    #expect(bar.end() == "\r\u{1B}[K")
    #expect(bar.end() == nil)
  }

  @Test(arguments: [(-1, 0), (.nan, 0), (0.009, 0), (0.999, 99), (2, 100), (.infinity, 100)])
  func anyShare(_ share: Double, _ percent: Int) {
    var bar = ProgressBar("", at: 0)
    #expect(bar.update(share, at: 1)?.hasSuffix("] \(percent) %") == true)
  }

  @Test func theLineIsShortAndClean() {
    var bar = ProgressBar("\u{1B}[2J" + String(repeating: "x", count: 100), at: 0)
    let line = bar.update(0.5, at: 1) ?? ""
    #expect((40..<85).contains(line.count))
    #expect(line.count { $0 == "\u{1B}" } == 1)
  }
}
