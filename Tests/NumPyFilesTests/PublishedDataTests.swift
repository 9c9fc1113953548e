import Foundation
import Testing

@testable import NumPyFiles

/// The published data of "Are we done with ImageNet?", where it is there: in the folder that REASSESS_DATA
/// names, or in ../shared/real.
private let folder: String? = {
  let named = ProcessInfo.processInfo.environment["REASSESS_DATA"]
  return [named, "../shared/real"].compactMap { $0 }
    .first { FileManager.default.fileExists(atPath: $0 + "/raters.npz") }
}()

@Suite(.enabled(if: folder != nil, "the published data is not there; REASSESS_DATA names its folder"))
struct PublishedDataTests {
  private func archive(_ name: String) throws -> NumPyArchive {
    try NumPyArchive(path: #require(folder) + "/\(name).npz")
  }

  @Test func members() throws {
    let expected: [(String, String, ElementType, [Int], Int, UInt32)] = [
      ("raters", "tensor", .float64, [85, 184_962, 3], 1_355_815, 0x79C2_E7D8),
      ("raters", "info", .unicode(length: 28), [184_962, 2], 1_100_708, 0x42DE_B047),
      ("raters", "ids", .int64, [85], 238, 0xF449_6BF7),
      ("golden", "tensor", .float64, [5, 1135, 3], 2247, 0x3ACC_7043),
      ("golden", "info", .unicode(length: 28), [1135, 2], 7066, 0x28CE_2A3E),
      ("golden", "ids", .int64, [5], 83, 0xD856_E645),
      ("raters_golden", "tensor", .float64, [78, 1135, 3], 36_388, 0xD7C6_EA0D),
      ("raters_golden", "info", .unicode(length: 28), [1135, 2], 7066, 0x28CE_2A3E),
      ("raters_golden", "ids", .int64, [78], 229, 0x5311_B345),
      ("scores", "tensor", .float64, [184_962], 889_601, 0x468B_B1B7),
      ("scores", "info", .unicode(length: 28), [184_962, 2], 1_100_708, 0x42DE_B047),
    ]
    for (file, name, type, shape, compressedSize, checksum) in expected {
      let archive = try archive(file)
      let header = try archive.array(name).header
      #expect(header.type == type)
      #expect(header.byteOrder == .little && header.order == .c)
      #expect(header.shape == shape)
      let entry = try archive.entry(name + ".npy")
      #expect(entry.checksum == checksum, "\(file) \(name)")
      #expect(entry.size == 128 + header.byteCount)
      #expect(entry.compressedSize == compressedSize)
    }
  }

  @Test func answers() throws {
    for (file, expected) in [
      ("raters", [729_424, 78_942, 116_444]), ("golden", [4439, 0, 1236]),
      ("raters_golden", [69_288, 6497, 12_745]),
    ] {
      var counts = [0, 0, 0]
      try archive(file).array("tensor").forEachChunk(of: Double.self, row: 3) { (chunk) throws(NumPyError) in
        chunk.elements.withMemoryRebound(to: UInt64.self) { words in
          for place in words.indices where words[place] != 0 {
            counts[place % 3] += words[place] == 1.0.bitPattern ? 1 : 1_000_000
          }
        }
      }
      #expect(counts == expected, "\(file)")
    }
  }

  @Test func infoAndIds() throws {
    let raters = try archive("raters")
    let ids = try raters.array("ids").values(of: Int64.self)
    #expect(ids.prefix(3) == [189, 111, 183])
    #expect(ids.min() == 101 && ids.max() == 190)
    var firstTexts: [String] = []
    var count = 0
    try raters.array("info").forEachText { text in
      count += 1
      if firstTexts.count < 8 { firstTexts.append(text.string) }
    }
    #expect(count == 2 * 184_962)
    let file = "ILSVRC2012_val_00041207.JPEG"
    #expect(firstTexts == [file, "556", file, "588", file, "615", file, "828"])
  }

  @Test func scores() throws {
    let scores = try archive("scores").array("tensor").values(of: Double.self)
    #expect(scores[0] == 0.0010162372352512526)
    #expect(scores[133_393] == 5.8423161573140974e-05)
    #expect(scores.count { $0 >= 0.8 } == 32_442)
    // Written again with NumPy's level, the bytes are those of zlib 1.2 and may differ with another zlib's.
    let sink = MemorySink(name: "scores.npz")
    let writer = NumPyArchiveWriter(to: sink)
    try writer.add("tensor", scores, shape: [scores.count])
    try writer.copy("info", from: archive("raters"))
    try writer.finish()
    let again = try NumPyArchive(source(sink.bytes))
    #expect(try again.entries.map(\.checksum) == archive("scores").entries.map(\.checksum))
  }
}
