import Foundation

@testable import Proposals

/// Pooling and the search for the best committee as plain loops that share nothing with the product.
struct PlainReference {
  struct Pair: Hashable { var image: Int; var label: Int }

  var predictions: [[[Float]]]
  var originals: [Int?]
  var labelCount: Int
  var perImage: Int
  var kind = PredictionFile.Kind.logits

  /// Whether a cut went between two values that are not equal but too near to be told apart by rounded numbers.
  private(set) var isUnclear = false

  init(_ predictions: [[[Float]]], originals: [Int?], labelCount: Int, perImage: Int) {
    (self.predictions, self.originals) = (predictions, originals)
    (self.labelCount, self.perImage) = (labelCount, perImage)
  }

  /// What each model proposes, by pair, and why.
  mutating func proposals() -> [[Pair: Reasons]] {
    predictions.map { model in
      var reasons: [Pair: Reasons] = [:]
      for (image, row) in model.enumerated() {
        let finite = row.filter(\.isFinite)
        guard let greatest = finite.max(), let top = row.firstIndex(of: greatest) else { continue }
        reasons[Pair(image: image, label: top), default: []].insert(.top)
      }
      if kind == .logits {
        for pair in greatest(model.map { $0.map(Double.init) }, isRounded: false) {
          reasons[pair, default: []].insert(.logit)
        }
      }
      let shares = model.map { kind == .logits ? Self.softmax($0) : $0.map(Double.init) }
      for pair in greatest(shares, isRounded: kind == .logits) {
        reasons[pair, default: []].insert(.probability)
      }
      return reasons
    }
  }

  /// The sum is taken in the order of size, so that equal rows in another order give equal numbers.
  static func softmax(_ row: [Float]) -> [Double] {
    let finite = row.filter(\.isFinite).sorted()
    guard let greatest = finite.last else { return row.map { _ in .nan } }
    let sum = finite.reduce(0.0) { $0 + exp(Double($1 - greatest)) }
    return row.map { $0.isFinite ? exp(Double($0 - greatest)) / sum : .nan }
  }

  private mutating func greatest(_ values: [[Double]], isRounded: Bool) -> [Pair] {
    // Equal but for the rounding of the last digits.
    func key(_ value: Double) -> Double { isRounded ? (log(value) * 1e9).rounded() : value }
    var cells: [(key: Double, value: Double, pair: Pair)] = []
    for (image, row) in values.enumerated() {
      for (label, value) in row.enumerated() where value.isFinite {
        cells.append((key(value), value, Pair(image: image, label: label)))
      }
    }
    // Of equal ones the first, as sorting leaves them.
    let order = cells.indices.sorted {
      cells[$0].key == cells[$1].key ? $0 < $1 : cells[$0].key > cells[$1].key
    }
    let sorted = order.map { cells[$0] }
    let count = min(perImage * predictions[0].count, sorted.count)
    if isRounded, count > 0, count < sorted.count {
      let (last, next) = (sorted[count - 1], sorted[count])
      if last.key != next.key, abs(last.value / next.value - 1) < 1e-5 { isUnclear = true }
    }
    return sorted.prefix(count).map(\.pair)
  }

  // MARK: Committees

  struct Gold { var images: [Int]; var there: Set<Pair> }

  /// What a committee proposes: pairs and the models of it that do.
  static func chosen(
    _ proposals: [[Pair: Reasons]], _ committee: [Int], originals: [Int?], fewest: Int
  ) -> Set<Pair> {
    var counts: [Pair: Int] = [:]
    for model in committee { for pair in proposals[model].keys { counts[pair, default: 0] += 1 } }
    var chosen = Set(counts.filter { $0.value >= fewest }.keys)
    for (image, original) in originals.enumerated() {
      if let original { chosen.insert(Pair(image: image, label: original)) }
    }
    return chosen
  }

  /// Every committee of at least so many models with what it proposes on gold images.
  static func committees(
    _ proposals: [[Pair: Reasons]], gold: Gold, originals: [Int?], fewest: Int
  ) -> [(models: [Int], proposed: Int, right: Int)] {
    let everything = Set(proposals.flatMap(\.keys))
      .union(
        originals.enumerated().compactMap { image, label in label.map { Pair(image: image, label: $0) } })
    let goldImages = Set(gold.images)
    let pairs = everything.filter { goldImages.contains($0.image) }.map { pair in
      (
        proposers: proposals.indices.filter { proposals[$0][pair] != nil },
        isOriginal: originals[pair.image] == pair.label, isThere: gold.there.contains(pair)
      )
    }
    return (0..<1 << proposals.count).compactMap { bits in
      let models = proposals.indices.filter { bits >> $0 & 1 == 1 }
      guard models.count >= max(fewest, 1) else { return nil }
      var (proposed, right) = (0, 0)
      for pair in pairs {
        guard pair.isOriginal || pair.proposers.count(where: { bits >> $0 & 1 == 1 }) >= fewest else {
          continue
        }
        proposed += 1
        if pair.isThere { right += 1 }
      }
      return (models, proposed, right)
    }
  }
}
