import Testing

@testable import Proposals

/// Every number of pooling and of the search, beside plain loops, on generated benchmarks whose truth is known: all sizes
/// up to 6 models x 30 images x 12 labels, with many ties and with none.
@Suite struct ReferenceTests {
  @Test(arguments: 1...6)
  func allSizes(modelCount: Int) throws {
    var unclear = 0
    for imageCount in 1...30 {
      for labelCount in 1...12 {
        var benchmark = Benchmark(models: modelCount, images: imageCount, labels: labelCount)
        if try !benchmark.check() { unclear += 1 }
      }
    }
    #expect(unclear < 20, "\(unclear)")
  }

  /// However many proposals are asked for of an image, it has no more than its labels.
  @Test(arguments: [3, 1 << 62, .max])
  func morePerImageThanLabels(perImage: Int) throws {
    var rule = PoolingRule()
    (rule.perImage, rule.guessingRows) = (perImage, 2)
    let predictions: [[Float]] = (0..<8).map { image in [Float(image), 1, -1] }
    let pool = try pool(
      [PredictionFile("m", predictions, width: 3)],
      PredictedImages(originals: Array(repeating: nil, count: 8), labelCount: 3), rule: rule, processors: 1)
    #expect(pool.count == 8 * 3)
  }
}

/// A benchmark made by its size, which also says of which kind it is.
private struct Benchmark {
  private var random: SeededGenerator
  private let number: Int
  private let predictions: [[[Float]]]
  private let originals: [Int?]
  private let labelCount: Int
  private let gold: PlainReference.Gold
  private let name: String

  init(models: Int, images: Int, labels: Int) {
    name = "\(models) models x \(images) images x \(labels) labels"
    number = models * 7 + images * 3 + labels
    var random = SeededGenerator(seed: UInt64(models * 1000 + images * 20 + labels))
    let hasTies = number % 2 == 0
    func logit() -> Float {
      let draw = Float(random.next() % 1_000_003) / 1_000_003
      return hasTies ? (draw * 6).rounded() - 3 : draw * 6 - 3
    }
    // The truth: one to three labels an image, which good models tend to see.
    let truth = (0..<images).map { _ in
      Set((0...random.next() % 3).map { _ in Int(random.next() % UInt64(labels)) })
    }
    predictions = (0..<models).map { _ in
      truth.map { truth in
        (0..<labels).map { logit() + (truth.contains($0) && random.next() % 4 != 0 ? 2 : 0) }
      }
    }
    originals = truth.map { random.next() % 8 == 0 ? nil : random.next() % 4 == 0 ? 0 : $0.min() }
    let goldImages = (0..<images).filter { _ in random.next() % 2 == 0 }
    gold = PlainReference.Gold(
      images: goldImages,
      there: Set(goldImages.flatMap { image in truth[image].map { .init(image: image, label: $0) } }))
    labelCount = labels
    self.random = random
  }

  /// False where rounding leaves it open what is right.
  mutating func check() throws -> Bool {
    var rule = PoolingRule()
    rule.perImage = [3, 1, 2, 0][number % 4]
    // Both with thresholds that are guessed early, which may turn out wrong, and without.
    rule.guessingRows = [3, 128, 1][number % 3]
    var reference = PlainReference(
      predictions, originals: originals, labelCount: labelCount, perImage: rule.perImage)
    let expected = reference.proposals()
    if reference.isUnclear { return false }
    let files = predictions.enumerated().map { PredictionFile("m\($0)", $1, width: labelCount) }
    let pool = try pool(
      files, PredictedImages(originals: originals, labelCount: labelCount), rule: rule,
      processors: 1 + number % 2)
    checkPool(pool, expected)
    // Either rule: what one model alone proposes is dropped, or is not.
    for fewest in 1...2 { try checkCommittees(pool, expected, fewest: fewest) }
    return true
  }

  private func checkPool(_ pool: ProposalPool, _ expected: [[PlainReference.Pair: Reasons]]) {
    for (model, reasons) in zip(pool.models, expected) {
      var found: [PlainReference.Pair: Reasons] = [:]
      for image in originals.indices {
        model.forEachProposal(of: image) { found[.init(image: image, label: $0)] = $1 }
      }
      #expect(found == reasons, "\(name), \(model.model)")
    }
    for image in originals.indices {
      var sets: [Int: ModelSet] = [:]
      for (number, reasons) in expected.enumerated() {
        for pair in reasons.keys where pair.image == image {
          sets[pair.label, default: ModelSet()].insert(number)
        }
      }
      if let original = originals[image], sets[original] == nil { sets[original] = ModelSet() }
      let found = pool.proposals(of: image)
      #expect(found.map { Int($0.0) } == sets.keys.sorted(), "\(name)")
      #expect(found.map(\.1) == sets.sorted { $0.key < $1.key }.map(\.value), "\(name)")
    }
  }

  private func checkCommittees(
    _ pool: ProposalPool, _ expected: [[PlainReference.Pair: Reasons]], fewest: Int
  ) throws {
    let gold = self.gold.images.map { image in
      let there = Set(self.gold.there.filter { $0.image == image }.map(\.label))
      return GoldImage(image: image, labels: there, asked: there)
    }
    let sets = ProposingSets(pool, gold: gold, fewestModels: fewest)
    #expect(sets.there == self.gold.there.count)
    guard fewest <= pool.models.count, sets.there > 0 else {
      let search = Result { () throws(ProposalError) in try CommitteeSearch(sets) }
      #expect(
        search.error == (fewest > pool.models.count ? .fewerModels(pool.models.count, than: fewest) : .noGold)
      )
      return
    }
    let all = PlainReference.committees(expected, gold: self.gold, originals: originals, fewest: fewest)
    for one in all {
      let counts = sets.counts(of: one.models.set)
      #expect(counts == ProposalCounts(proposed: one.proposed, right: one.right), "\(name) \(one)")
    }
    let search = try CommitteeSearch(sets)
    checkFrontier(search, all)
    for recall in [0, 0.5, 0.97] { try checkBest(search, all, recall: recall, there: sets.there) }
    checkChoice(pool, expected, fewest: fewest)
  }

  /// A committee is on the frontier when none is at least as good in both and better in one.
  private func checkFrontier(_ search: CommitteeSearch, _ all: [(models: [Int], proposed: Int, right: Int)]) {
    func precision(_ one: (models: [Int], proposed: Int, right: Int)) -> Double {
      Double(one.right) / Double(max(one.proposed, 1))
    }
    var expected: [Int: Int] = [:]
    for one in all {
      let isBeaten = all.contains {
        $0.right >= one.right && precision($0) >= precision(one)
          && ($0.right > one.right || precision($0) > precision(one))
      }
      // Where nothing is right, precision is 0 whatever is proposed.
      if !isBeaten { expected[one.right] = one.right == 0 ? 0 : one.proposed }
    }
    let found = Dictionary(
      uniqueKeysWithValues: search.frontier.map {
        ($0.counts.right, $0.counts.right == 0 ? 0 : $0.counts.proposed)
      })
    #expect(found == expected, "\(name)")
    #expect(search.frontier.map(\.counts.right) == expected.keys.sorted(by: >))
  }

  private func checkBest(
    _ search: CommitteeSearch, _ all: [(models: [Int], proposed: Int, right: Int)], recall: Double, there: Int
  ) throws {
    let enough = all.filter { Double($0.right) / Double(there) >= recall }
    let best = enough.min { one, other in
      let (first, second) = (one.right * max(other.proposed, 1), other.right * max(one.proposed, 1))
      if first != second { return first > second }
      if one.models.count != other.models.count { return one.models.count < other.models.count }
      if one.right != other.right { return one.right > other.right }
      return one.models.lexicographicallyPrecedes(other.models)
    }
    let found = Result { () throws(ProposalError) in try search.best(recall: recall) }
    guard let best else {
      let highest = all.map { Double($0.right) / Double(there) }.max() ?? 0
      #expect(found.error == .recallNotReached(recall, best: highest))
      return
    }
    let counts = ProposalCounts(proposed: best.proposed, right: best.right)
    #expect(try found.get() == Committee(models: best.models.set, counts: counts), "\(name) \(recall)")
  }

  /// What the committee of every other model proposes for all images, and which images are unanimous.
  private func checkChoice(
    _ pool: ProposalPool, _ expected: [[PlainReference.Pair: Reasons]], fewest: Int
  ) {
    let models = expected.indices.filter { $0 % 2 == 0 }
    let proposals = CommitteeProposals(pool, committee: models.set, fewestModels: fewest)
    let chosen = PlainReference.chosen(expected, models, originals: originals, fewest: fewest)
    #expect(proposals.count == chosen.count, "\(name)")
    for (image, original) in originals.enumerated() {
      let labels = chosen.filter { $0.image == image }.map(\.label).sorted()
      #expect(proposals.proposals(of: image).map(\.label) == labels, "\(name)")
      #expect(
        proposals.proposals(of: image).filter(\.isOriginal).map(\.label) == [original].compactMap(\.self))
      let tops = models.map { model in
        expected[model].first { $0.key.image == image && $0.value.contains(.top) }?.key.label
      }
      #expect(
        proposals.isUnanimous(image) == (original != nil && tops.allSatisfy { $0 == original }), "\(name)")
    }
  }
}

extension [Int] {
  fileprivate var set: ModelSet {
    var set = ModelSet()
    for model in self { set.insert(model) }
    return set
  }
}
