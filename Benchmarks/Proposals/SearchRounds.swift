import NumPyFiles
import Proposals

/// The labels of 256 gold images that 19 models propose, generated.
enum GeneratedGold {
  static let models = 19

  /// For each label the models that propose it, and whether it is there.
  static func labels() -> [(models: ModelSet, isThere: Bool)] {
    var lot = SeededLot(state: 5)
    return (0..<256 * 24).map { number in
      let isThere = number % 24 == 0 || lot.next() % 24 == 0
      // What is there is seen by most models, something else by few.
      let share = isThere ? 3 + lot.next() % 2 : lot.next() % 3
      var set = ModelSet()
      for model in 0..<models where lot.next() % 5 < share { set.insert(model) }
      return (set, isThere)
    }
  }

  static var sets: ProposingSets {
    var counts: [ModelSet: ProposalCounts] = [:]
    let labels = labels()
    for label in labels {
      counts[label.models, default: ProposalCounts()].proposed += 1
      if label.isThere { counts[label.models, default: ProposalCounts()].right += 1 }
    }
    return ProposingSets(
      modelCount: models, fewestModels: 2, there: labels.count { $0.isThere }, always: ProposalCounts(),
      counts: counts)
  }

  /// Writes an array with a row for each label: a column for each model, then whether it is there.
  static func write(to path: String) throws {
    let rows = labels()
    try writeArray(to: PlainFileSink(path), of: .uint8, shape: [rows.count, models + 1]) {
      array throws(NumPyError) in
      for row in rows {
        try array.append((0..<models).map { UInt8(row.models.contains($0) ? 1 : 0) } + [row.isThere ? 1 : 0])
      }
    }
  }
}

private struct SeededLot {
  var state: UInt64
  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state >> 20
  }
}

/// `reassess-bench search-rounds`: for each line of input searches all committees, and prints the milliseconds that passed and
/// were spent, and the best committee's models as bits.
func serveSearchRounds() throws {
  let sets = GeneratedGold.sets
  report("ready")
  while readLine() != nil {
    let (start, spent) = (now(), processorTime())
    let best = try CommitteeSearch(sets).best(recall: 0.97)
    report("\(now() - start) \(processorTime() - spent) \(best.models.bits)")
  }
}
