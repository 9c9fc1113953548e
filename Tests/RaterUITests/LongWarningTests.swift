import Terminal
import Testing

@testable import RaterUI

/// Warnings that are longer than their line: the reason, which stands at the end, can be read.
@Suite struct LongWarningTests {
  private func rehearsal(_ refusal: String, columns: Int, rows: Int) throws -> Rehearsal {
    var rehearsal = try Rehearsal(columns: columns, rows: rows)
    rehearsal.refusal = refusal
    rehearsal.type("y")
    return rehearsal
  }

  @Test func aLongWarningTakesTheLineOfTheKeysUntilTheNextKey() throws {
    let reason = "cannot write /srv/campaigns/birds of the north/answers/ana.jsonl: Disk quota exceeded"
    var rehearsal = try rehearsal(reason, columns: 80, rows: 24)
    let shown = rehearsal.text.suffix(2).map { $0.trimmingPrefix(while: { $0 == " " }) }.joined(
      separator: " ")
    #expect(shown.contains("Not saved: \(reason)."), "\(shown)")
    #expect(!rehearsal.allText.contains("Help"))
    rehearsal.refusal = nil
    rehearsal.type("j")
    #expect(!rehearsal.allText.contains("quota"))
    #expect(rehearsal.allText.contains("Help"))
  }

  @Test(arguments: [(60, 16), (80, 24), (120, 40), (200, 60)])
  func beginningAndEndAreAlwaysThere(columns: Int, rows: Int) throws {
    for length in stride(from: 1, through: 400, by: 7) {
      let path = String((0..<length).map { $0 % 9 == 8 ? "/" : "한" })
      let shown = try rehearsal("cannot write /\(path): Disk quota exceeded", columns: columns, rows: rows)
      let lines = shown.text.suffix(2)
      #expect(lines.joined().contains("Not saved: cannot write"), "\(lines)")
      let words = lines.joined(separator: " ").split(separator: " ").suffix(40).joined(separator: " ")
      #expect(words.contains("Disk quota exceeded."), "\(lines)")
    }
  }

  @Test func aShortOneLeavesTheKeys() throws {
    let rehearsal = try rehearsal("the disk is full", columns: 80, rows: 24)
    #expect(rehearsal.allText.contains("Not saved: the disk is full.") && rehearsal.allText.contains("Help"))
    #expect(rehearsal.allText.contains("saved 0 of 8"))
  }
}
