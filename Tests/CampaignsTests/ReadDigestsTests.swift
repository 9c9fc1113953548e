import CMessageDigest
import DurableFiles
import Foundation
import JSONLines
import JournalMutations
import RatingStore
import Ratings
import Testing

@testable import Campaigns
import Threads

@Suite struct ReadDigestsTests {
  /// Of every file, whether it is read whole, line by line or in parts elsewhere.
  @Test func areThoseOfTheFilesAsTheyWereRead() throws {
    let temporary = try TemporaryCampaign()
    let ana = try rater("ana")
    var line = JSONWriter()
    for seq in 1...30_000 {
      line.line(
        JournalEntry(
          seq: seq, at: now, event: .answer(task: "a", label: 5, answer: seq.isMultiple(of: 2) ? .yes : .no)))
    }
    let whole = String(decoding: line.bytes, as: UTF8.self)
    #expect(whole.utf8.count > 2 * JournalFile.partSize)
    try temporary.write("answers/ana.jsonl", whole + #"{"event":"cut"#)
    let digests = ReadDigests()
    let folder = CampaignFolder(temporary.path, digests: digests)
    let campaign = try folder.load()
    let progress = try campaign.readAllProgress()
    #expect(progress.map(\.seq) == [30_000, 0])
    #expect(progress[0].isSame(as: try temporary.folder.load().readProgress(of: ana)))
    _ = try campaign.readGold()

    let names = TemporaryCampaign.files.keys + ["answers/ana.jsonl"]
    let expected = try names.map { try digest(of: temporary.bytes($0)) }
    for name in names { try temporary.write(name, "something else") }
    #expect(names.map { digests[folder.path(of: $0)] } == expected)
    #expect(digests[folder.path(of: "answers/ben.jsonl")] == nil)
  }

  @Test func aGapHasNone() throws {
    let temporary = try TemporaryCampaign()
    let path = temporary.path + "/labels.json"
    let digests = ReadDigests()
    let calls = digests.watching(.real)
    let descriptor = try calls.open(path, O_RDONLY, 0)
    var buffer = [UInt8](repeating: 0, count: 4)
    _ = try buffer.withUnsafeMutableBytes { try calls.pread(descriptor, $0, 4) }
    try calls.close(descriptor)
    #expect(digests[path] == nil)
  }

  /// FIPS 180-4's example, and lengths around those of blocks, with the processor's instructions and without, taken in
  /// whole and in parts.
  @Test func instructionsAndLibraryAgree() throws {
    #expect(
      digest(of: Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    for length in [0, 1, 55, 56, 63, 64, 65, 119, 1000, 70_000] {
      let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 31) }
      for part in [1, 7, 64, 100, 4096] {
        var instructed = SHA256()
        var portable = SHA256 { md_compress_portably($0, $1, $2) }
        for start in stride(from: 0, to: length, by: part) {
          bytes[start..<min(length, start + part)].withUnsafeBytes {
            instructed.update($0)
            portable.update($0)
          }
        }
        let expected = digest(of: bytes)
        #expect(instructed.hexadecimal() == expected, "\(length) in parts of \(part)")
        #expect(portable.hexadecimal() == expected, "\(length) in parts of \(part)")
      }
    }
  }

  /// What sha256sum(1) says of bytes that end where padding needs another block, and where not.
  @Test(arguments: [
    (55, "27d3069ecafb8507f92fa750312a99afe0908525e67b2abe8942b51659945b1b"),
    (56, "3428ab653c0a1ac104ee80fd3bed55135da5556ca4c26da9c781ae56364a6969"),
    (64, "a08f82c23e6c13629d8e33d0d2a13005fb104363eb793b5e8842044951d27764"),
    (119, "b4639d08cdba917a7875088b4e05633a7812e14282482de937915c9799b17250"),
  ]) func padding(length: Int, expected: String) {
    #expect(digest(of: (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 31) }) == expected)
  }

  @Test func workThatIsDoneAtOnceComesInOrder() {
    for count in [0, 1, 2, 7, 1000] {
      let expected = (0..<count).map { $0 * $0 }
      #expect(concurrentMap(inOrder: Array(0..<count)) { $0 * $0 } == expected)
      #expect(concurrentMap(inOrder: (0..<count).reversed()) { $0 * $0 } == expected)
    }
  }
}
