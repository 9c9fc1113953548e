import Campaigns
import JSONLines
import Mutations
import RatingStore
import Ratings

/// A row of damaged journals. Each comes from the seed and its number alone, so that one can be tried again.
package struct MutationRun {
  private let seed: UInt64
  private let files: MemoryFiles
  private let campaign: Campaign
  private let fresh: RaterProgress
  private let seeds: [[UInt8]]

  /// The campaign of the seeds has no such rater's name, or cannot be read.
  private struct Unprepared: Error {}

  /// Prepares the journals to be damaged.
  package init(seed: UInt64) throws {
    guard let rater = RaterName("ana") else { throw Unprepared() }
    let files = MemoryFiles(SeedJournals.files)
    let campaign = try CampaignFolder("campaign", calls: files.calls).load()
    var random = Mutator(seed: seed, words: Self.words)
    seeds = (0..<100).map { _ in SeedJournals.make(campaign, rater: rater, &random) }
    fresh = campaign.freshProgress(of: rater)
    (self.seed, self.files, self.campaign) = (seed, files, campaign)
  }

  /// The damaged journal of a number; one of eight has no damage.
  package func journal(_ number: Int) -> [UInt8] {
    var mutator = Mutator(seed: seed &+ UInt64(number) &* 0xD134_2543_DE82_EF95, words: Self.words)
    let journal = mutator.choose(seeds)
    switch mutator.below(8) {
    case 0: return journal
    case 1, 2: return mutator.withDamagedLines(journal)
    default: return mutator.damaged(journal, others: seeds)
    }
  }

  /// Folds a damaged journal line after line read as JSON, and as the programs do, in parts of several sizes; a message
  /// when they differ.
  ///
  /// A trap ends the process: that is what is looked for first.
  package func check(_ number: Int) -> String? {
    let bytes = journal(number)
    let strict = strictFold(of: bytes)
    let partSizes = number.isMultiple(of: 8) ? [Int.max, 100 + number % 1000] : [Int.max]
    for size in partSizes {
      let quick = fold(of: bytes, partSize: size)
      if let difference = difference(strict, quick) { return "in parts of \(size): \(difference)" }
    }
    return nil
  }

  private typealias Outcome = Result<RaterProgress, FileProblem>

  private func fold(of bytes: [UInt8], partSize: Int) -> Outcome {
    files["journal"] = bytes
    return Result { () throws(FileProblem) in
      try JournalFile("journal", partSize: partSize, calls: files.calls).fold(into: fresh).progress
    }
  }

  private func strictFold(of bytes: [UInt8]) -> Outcome {
    files["journal"] = bytes
    return Result { () throws(FileProblem) in
      var progress = fresh
      try JournalFile("journal", calls: files.calls).forEachEntry { entry throws(FoldError) in
        try progress.apply(entry)
      }
      return progress
    }
  }

  private func difference(_ one: Outcome, _ other: Outcome) -> String? {
    switch (one, other) {
    case (.success(let one), .success(let other)):
      one.isSame(as: other) ? nil : "another state after \(one.seq) and \(other.seq) lines"
    case (.failure(let one), .failure(let other)):
      one == other && one.line ?? 0 > 0 && !one.message.isEmpty ? nil : "\(one) is not \(other)"
    case (.success, .failure(let problem)): "read as JSON it is sound: \(problem)"
    case (.failure(let problem), .success): "read as JSON it is wrong: \(problem)"
    }
  }

  /// What journals are made of.
  private static let words = [
    "{", "}", "[", "]", ":", ",", "\"", "\\", " ", "\n", "\r\n", "\\u0041", "\\ud83d", "\u{FEFF}", "\u{0}",
    "é",
    "0", "01", "-1", "1e3", "1.", "12.5", "99999999999999999999", "null", "true", "\"yes\"", "\"maybe\"",
    "\"event\":", "\"seq\":", "\"task\":", "\"answer\"", "\"submit\"", "\"seq\":1,", "\"x\":{},",
    "\"label\":40,",
    "2026-11-21T14:25:00.123Z", "T24", "Z",
  ]
}

extension Mutator {
  /// A journal of which a line is doubled, left out, moved or cut off; what follows is numbered anew, so that the numbers
  /// tell nothing.
  fileprivate mutating func withDamagedLines(_ journal: [UInt8]) -> [UInt8] {
    var lines = journal.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    guard !lines.isEmpty else { return journal }
    let line = lines[below(lines.count)]
    switch below(3) {
    case 0: lines.insert(line, at: below(lines.count))
    case 1: lines.remove(at: below(lines.count))
    default: lines.swapAt(below(lines.count), below(lines.count))
    }
    let numbered = lines.enumerated().map { place, line in
      guard let start = line.firstRange(of: "\"seq\":")?.upperBound,
        let end = line[start...].firstIndex(of: ",")
      else { return line }
      return line[..<start] + "\(place + 1)" + line[end...]
    }
    return Array((numbered.joined(separator: "\n") + (below(4) == 0 ? "" : "\n")).utf8)
  }
}
