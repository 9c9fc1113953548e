import DurableFiles
import JSONLines
import Testing

@testable import Campaigns

@Suite struct HugeListTests {
  /// Names are counted in four bytes: a longer file is refused before any of it is read.
  @Test func aListOfFourGigabytesIsRefused() throws {
    let temporary = try TemporaryCampaign()
    let size = try temporary.bytes("images.jsonl").count
    var calls = SystemCalls.real
    calls.fstat = { descriptor throws(Errno) in
      var status = try SystemCalls.real.fstat(descriptor)
      if status.size == size { status.size = 1 << 32 }
      return status
    }
    let problems = checkCampaign(CampaignFolder(temporary.path, calls: calls)).problems
    let refusal = FileProblem(
      file: temporary.path + "/images.jsonl", message: "it is too large: 4294967296 bytes")
    #expect(problems.contains(refusal))
  }
}
