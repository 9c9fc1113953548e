import Testing

@testable import Preview

@Suite struct PictureCacheTests {
  private func request(_ key: Int) -> PictureRequest {
    PictureRequest(key: key, columns: 1, rows: 1, driver: .symbols(.trueColor))
  }

  private func picture(bytes: Int) -> PictureOutcome {
    let line = [UInt8](repeating: 0x20, count: bytes)
    return .picture(RenderedPicture(columns: 1, rows: 1, lines: [line], pixels: false), damaged: false)
  }

  @Test func dropsWhatWasUnusedForLongest() {
    var cache = PictureCache(bytes: 3500)
    for key in 1...3 { cache.keep(picture(bytes: 1000), for: request(key)) }
    #expect(cache.outcome(for: request(1)) != nil)
    cache.keep(picture(bytes: 1000), for: request(4))
    #expect([1, 2, 3, 4].map { cache.contains(request($0)) } == [true, false, true, true])
  }

  @Test func neverHoldsMoreThanItMay() {
    var random = RandomNumbers(seed: 4)
    var cache = PictureCache(bytes: 10_000)
    for _ in 0..<2_000 {
      let bytes = Int.random(in: 0...12_000, using: &random)
      cache.keep(picture(bytes: bytes), for: request(Int.random(in: 0..<20, using: &random)))
      #expect(0...10_000 ~= cache.byteCount)
    }
  }

  @Test func replacesAnOutcome() {
    var cache = PictureCache(bytes: 10_000)
    cache.keep(picture(bytes: 5000), for: request(1))
    cache.keep(.refused(.broken), for: request(1))
    #expect(cache.outcome(for: request(1)) == .refused(.broken))
    #expect(cache.byteCount < 200)
  }

  @Test func leavesOutWhatIsTooLarge() {
    var cache = PictureCache(bytes: 1000)
    cache.keep(.refused(.broken), for: request(1))
    cache.keep(picture(bytes: 5000), for: request(2))
    #expect(cache.contains(request(1)) && !cache.contains(request(2)))
  }
}
