import JournalMutations
import Testing

/// Damaged journals, folded as the programs do and line by line: `make fuzz` tries a million.
@Suite struct JournalMutationTests {
  @Test(arguments: 0..<4 as Range<UInt64>)
  func partsAndQuickLinesDoNotShow(seed: UInt64) throws {
    let run = try MutationRun(seed: seed)
    for number in 0..<400 {
      let difference = run.check(number)
      #expect(difference == nil, "seed \(seed), case \(number)")
    }
  }
}
