import Mutations
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
    var mutator = Mutator(seed: seed &+ UInt64(number) &* 0xD134_2543_DE82_EF95, words: Self.words)
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

  /// What headers and records are made of.
  private static let words = [
    "{", "}", "(", ")", "()", "(,)", ",", ":", "'", "\"", " ", "\n", "\\", "True", "False", "None", "0", "1",
    "9999999999999999999", "9223372036854775807", "1L", "-1", "'descr'", "'shape'", "'fortran_order'", "<f8",
    ">f8", "|O", "<U1", "<U262144", "|S9", ">i2", "|b1", "[('a', '<f8')]", "\u{93}NUMPY", "PK\u{1}\u{2}",
    "PK\u{3}\u{4}", "PK\u{5}\u{6}", "PK\u{6}\u{6}", "PK\u{6}\u{7}", "../", "\u{E9}", "\u{0}", ".npy",
  ]
}
