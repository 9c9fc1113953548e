import NumPyFiles

/// A row of damaged files. Each comes from the seed and its number alone, so that one can be tried again.
package struct MutationRun {
  /// The number that everything random follows from.
  package let seed: UInt64
  private let seeds: [SeedFiles.Seed]
  private let files: [[UInt8]]

  /// Prepares the files to be damaged.
  package init(seed: UInt64) throws(NumPyError) {
    self.seed = seed
    seeds = try SeedFiles.make()
    files = seeds.map(\.bytes)
  }

  /// The damaged file of a number.
  package func file(_ number: Int) -> SeedFiles.Seed {
    var mutator = Mutator(seed: seed &+ UInt64(number) &* 0xD134_2543_DE82_EF95)
    let kind = mutator.choose([SeedFiles.Kind.array, .archive])
    let seed = mutator.choose(seeds.filter { $0.kind == kind })
    return (seed.kind, mutator.damaged(seed.bytes, others: files))
  }

  /// Reads a damaged file with both libraries; a message when something is not as it must be.
  ///
  /// A trap ends the process: that is what is looked for first.
  package func check(_ number: Int) -> String? {
    let (kind, bytes) = file(number)
    let outcomes = InflateLibrary.allCases.map { readEverything(bytes, kind, $0, chunkSize: 512) }
    if let message = outcomes.lazy.compactMap({ misplaced($0, in: bytes) }).first { return message }
    switch (outcomes[0], outcomes[1]) {
    case (.success(let one), .success(let other)) where one == other: return nil
    case (.failure, .failure): return nil
    default: return "the libraries differ: \(outcomes)"
    }
  }

  /// An error must name a place that exists.
  private func misplaced(_ outcome: Outcome, in bytes: [UInt8]) -> String? {
    guard case .failure(let error) = outcome else { return nil }
    let isInFile = error.offset >= 0 && (error.member != nil || error.offset <= bytes.count)
    return isInFile && !error.description.isEmpty ? nil : "an error in no place: \(error)"
  }
}
