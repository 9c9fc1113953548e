import NumPyMutations
import Testing

@testable import NumPyFiles

/// Damaged files are refused, or read as something whole, by both libraries alike. `make fuzz` tries a million.
@Suite struct MutationTests {
  #if DEBUG
    private static let count = 2_000
  #else
    private static let count = 100_000
  #endif

  @Test func damagedFiles() throws {
    let run = try MutationRun(seed: 20_200_612)
    for number in 0..<Self.count {
      if let message = run.check(number) { Issue.record("seed \(run.seed), case \(number): \(message)") }
    }
  }

  /// The files that damage begins with are whole.
  @Test func wholeFiles() throws {
    for (kind, bytes) in try SeedFiles.make() {
      for library in InflateLibrary.allCases {
        #expect(throws: Never.self) { try readEverything(bytes, kind, library, chunkSize: 64).get() }
      }
    }
  }

  /// Damage reaches all parts of the reader, not only its first check.
  @Test func damageIsOfManyKinds() throws {
    let run = try MutationRun(seed: 1)
    var reasons: Set<String> = []
    for number in 0..<1_000 {
      let (kind, bytes) = run.file(number)
      switch readEverything(bytes, kind, .isal, chunkSize: 512) {
      case .success: reasons.insert("none")
      case .failure(let error): reasons.insert(error.reason.description.filter { !$0.isNumber })
      }
    }
    #expect(reasons.count > 50)
    #expect(reasons.contains("none"))
    #expect(reasons.contains("the compressed bytes are damaged"))
    #expect(reasons.contains { $0.hasPrefix("the shape needs") })
  }
}
