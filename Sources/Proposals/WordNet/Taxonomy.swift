/// The labels of a campaign in WordNet's hierarchy: in which order they stand, and how far apart.
public struct Taxonomy: Sendable {
  /// For each label its place in the order in which kindred labels stand together.
  public let ranks: [Int]
  /// The labels that are not in WordNet.
  public let unknown: [Int]
  /// For each label everything that it is a kind of, itself first, with the steps up to there; by number.
  private let ancestors: [[Step]]
  /// Between labels that have nothing in common, or of which WordNet does not know one: more than any distance in it.
  public static let farthest = 40

  private struct Step {
    var synset: Int32
    var distance: Int32
  }

  /// Finds labels, by their ids, in WordNet.
  ///
  /// The order is that of a walk through the tree that is left when each synset has its first hypernym alone, synsets under
  /// one in the order of their ids. Labels that are not in WordNet come last, by name.
  public init(_ labels: [(id: String, name: String)], _ wordNet: WordNet) {
    var graph = Graph(wordNet)
    let numbers = labels.map { graph.number(of: $0.id) }
    ancestors = numbers.map { number in
      number.map { graph.stepsUp(from: $0).map { Step(synset: Int32($0.0), distance: Int32($0.1)) } } ?? []
    }
    let walk = graph.walk()
    unknown = labels.indices.filter { numbers[$0] == nil }
    let order = labels.indices.sorted { one, other in
      switch (numbers[one], numbers[other]) {
      case (let first?, let second?) where first != second: walk[first] < walk[second]
      case (_?, nil): true
      case (nil, _?): false
      case (nil, nil) where labels[one].name != labels[other].name: labels[one].name < labels[other].name
      default: one < other
      }
    }
    var ranks = [Int](repeating: 0, count: labels.count)
    for (rank, label) in order.enumerated() { ranks[label] = rank }
    self.ranks = ranks
  }

  /// How many steps are between two labels by way of what both are kinds of; `farthest` where there is no way.
  public func distance(_ one: Int, _ other: Int) -> Int {
    if one == other { return 0 }
    let (first, second) = (ancestors[one], ancestors[other])
    var least = Int32(Self.farthest)
    var (place, otherPlace) = (0, 0)
    while place < first.count, otherPlace < second.count {
      let (step, otherStep) = (first[place], second[otherPlace])
      if step.synset == otherStep.synset { least = min(least, step.distance + otherStep.distance) }
      if step.synset <= otherStep.synset { place += 1 }
      if otherStep.synset <= step.synset { otherPlace += 1 }
    }
    return Int(least)
  }
}

/// The synsets above some labels, numbered as they are found.
private struct Graph {
  private let wordNet: WordNet
  private var numbers: [String: Int] = [:]
  private var ids: [String] = []
  private var hypernyms: [[Int]] = []

  init(_ wordNet: WordNet) { self.wordNet = wordNet }

  /// The number of a synset, which is taken in with all above it; nil when WordNet has none with that id.
  mutating func number(of id: String) -> Int? {
    if let number = numbers[id] { return number }
    guard let synset = wordNet.synset(id) else { return nil }
    let number = ids.count
    numbers[id] = number
    ids.append(id)
    hypernyms.append([])
    // WordNet has no circles; in a damaged file one ends here, as the synset is known by now.
    for hypernym in synset.hypernyms {
      if let above = self.number(of: hypernym) { hypernyms[number].append(above) }
    }
    return number
  }

  /// A synset and all above it with the fewest steps to each, by number.
  func stepsUp(from start: Int) -> [(Int, Int)] {
    var distances = [start: 0]
    var waiting = [start]
    var next = 0
    while next < waiting.count {
      let synset = waiting[next]
      next += 1
      for above in hypernyms[synset] where distances[above] == nil {
        distances[above] = (distances[synset] ?? 0) + 1
        waiting.append(above)
      }
    }
    return distances.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// For each synset its place in a walk from the top down.
  func walk() -> [Int] {
    var below = [[Int]](repeating: [], count: ids.count)
    var waiting: [Int] = []
    for synset in ids.indices.sorted(by: { ids[$0] > ids[$1] }) {
      if let above = hypernyms[synset].first { below[above].append(synset) } else { waiting.append(synset) }
    }
    var places = [Int](repeating: ids.count, count: ids.count)
    var place = 0
    while let synset = waiting.popLast() {
      places[synset] = place
      place += 1
      waiting += below[synset]
    }
    return places
  }
}
