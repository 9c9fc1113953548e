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
    var cache = PictureCache(pictures: 8, bytes: 3500)
    for key in 1...3 { cache.keep(picture(bytes: 1000), for: request(key)) }
    #expect(cache.outcome(for: request(1)) != nil)
    cache.keep(picture(bytes: 1000), for: request(4))
    #expect([1, 2, 3, 4].map { cache.contains(request($0)) } == [true, false, true, true])
  }

  @Test func keepsAFewPicturesHoweverSmall() {
    var cache = PictureCache(pictures: 4, bytes: 1 << 20)
    for key in 1...100 { cache.keep(picture(bytes: 10), for: request(key)) }
    #expect((1...100).filter { cache.contains(request($0)) } == [97, 98, 99, 100])
    #expect(cache.byteCount < 4 * 200)
  }

  @Test func neverHoldsMoreThanItMay() {
    var random = RandomNumbers(seed: 4)
    var cache = PictureCache(pictures: 8, bytes: 10_000)
    for _ in 0..<2_000 {
      let bytes = Int.random(in: 0...12_000, using: &random)
      cache.keep(picture(bytes: bytes), for: request(Int.random(in: 0..<20, using: &random)))
      #expect(0...10_000 ~= cache.byteCount)
      #expect(cache.count <= 8)
    }
  }

  @Test func replacesAnOutcome() {
    var cache = PictureCache(pictures: 8, bytes: 10_000)
    cache.keep(picture(bytes: 5000), for: request(1))
    cache.keep(.refused(.broken), for: request(1))
    #expect(cache.outcome(for: request(1)) == .refused(.broken))
    #expect(cache.byteCount < 200)
  }

  @Test func leavesOutWhatIsTooLarge() {
    var cache = PictureCache(pictures: 8, bytes: 1000)
    cache.keep(.refused(.broken), for: request(1))
    cache.keep(picture(bytes: 5000), for: request(2))
    #expect(cache.contains(request(1)) && !cache.contains(request(2)))
  }
}
