import Testing

@testable import NumPyFiles

/// Files that claim, or are, far more than they look. None may cost memory.
@Suite struct BombTests {
  /// 64 MB of zeros, in 64 KB.
  private static let bomb: [UInt8] = {
    let sink = MemorySink(name: "bomb.npz")
    let writer = NumPyArchiveWriter(to: sink, compression: .deflate(level: 9))
    let zeros = [Double](repeating: 0, count: 1 << 16)
    try? writer.add("tensor", of: .float64, shape: [128, 1 << 16]) { (array) throws(NumPyError) in
      for _ in 0..<128 { try array.append(zeros) }
    }
    try? writer.finish()
    return sink.bytes
  }()

  @Test(arguments: InflateLibrary.allCases)
  func aRealBombIsAStream(library: InflateLibrary) throws {
    #expect(Self.bomb.count < 70_000)
    let archive = try NumPyArchive(source(Self.bomb), library: library)
    var largest = 0
    var count = 0
    try archive.array("tensor").forEachChunk(of: Double.self) { chunk in
      largest = max(largest, chunk.elements.count)
      count += chunk.elements.count
    }
    #expect(count == 1 << 23)
    #expect(largest * 8 == ArrayReader.usualChunkSize)
    let error = thrownError { _ = try archive.array("tensor").values(of: Double.self, most: 1 << 20) }
    #expect(error?.reason == .elements(.tooMany(most: 1 << 20, found: 1 << 23)))
  }

  /// A size that no deflate stream so short can have is refused before anything is inflated.
  @Test func impossibleSizes() throws {
    let start = Array("tensor.npy".utf8)
    let places = Self.bomb.indices.dropLast(start.count).filter { Self.bomb[$0...].starts(with: start) }
    let size = try #require(places.last) - 46 + 24
    for claimed in [0x7000_0000, 0xFFFF_FFFE] {
      var bytes = Self.bomb
      bytes.replaceSubrange(size..<size + 4, with: little(claimed, 4))
      let reason = thrownError { _ = try NumPyArchive(source(bytes)) }?.reason
      guard case .archive(.impossibleSize("tensor.npy", _, claimed)) = reason else {
        Issue.record("\(String(describing: reason))")
        continue
      }
    }
  }

  /// Terabytes of texts, numbers and rows in a file of a few bytes.
  @Test(arguments: [
    ("<f8", "(1000000, 1000000)"), ("<U262144", "(1000000,)"), ("|S1048576", "(8796093022207,)"),
    ("|b1", "(9223372036854775807,)"),
  ])
  func claims(type: String, shape: String) {
    let bytes = npy(header(type, shape: shape), elements: [1, 2, 3])
    let error = thrownError { _ = try ArrayReader(source(bytes)).header }
    guard case .header(.lengthDiffers(let declared, 3)) = error?.reason else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(declared > 1 << 37)
  }
}
