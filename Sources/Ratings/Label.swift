/// A class that may be in an image.
public struct Label: Equatable, Sendable {
  /// The greatest index: 2⁵³ − 1, up to which all programs that read JSON agree on whole numbers (RFC 8259, section 6).
  public static let greatestIndex = 1 << 53 - 1

  /// Its place in the class list, from 0 to `greatestIndex`; tasks and answers name labels by it.
  public var index: Int
  /// Its WordNet id, such as `n01440764`.
  public var id: String
  /// What raters read, such as `tench`.
  public var name: String
  /// One sentence saying what it is, where known.
  public var definition: String?
  /// The WordNet ids of its hypernyms, direct or further up; empty where none is known.
  public var hypernyms: [String]

  /// Makes a label from its five parts.
  public init(index: Int, id: String, name: String, definition: String? = nil, hypernyms: [String] = []) {
    self.index = index
    self.id = id
    self.name = name
    self.definition = definition
    self.hypernyms = hypernyms
  }
}

/// The labels of a campaign, found by index.
public struct LabelTable: Sendable {
  /// All labels in the order of `labels.json`.
  public let all: [Label]
  private let positions: [Int: Int]

  /// Makes a table; of two labels with one index the first is found.
  public init(_ labels: [Label]) {
    all = labels
    positions = Dictionary(
      labels.enumerated().map { ($1.index, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The label with that index, or nil.
  public subscript(index: Int) -> Label? {
    positions[index].map { all[$0] }
  }
}

extension LabelTable {
  /// The indices of the labels that are, or have as a hypernym, this id; also by way of other labels.
  ///
  /// Hypernyms that are not labels themselves lead no further: whatever is asked for must stand with the labels.
  public func indices(under id: String) -> Set<Int> {
    var labelsUnder: [String: [Label]] = [:]
    for label in all {
      for hypernym in label.hypernyms { labelsUnder[hypernym, default: []].append(label) }
    }
    var found: Set<Int> = []
    var waiting = all.filter { $0.id == id } + labelsUnder[id, default: []]
    while let label = waiting.popLast() {
      guard found.insert(label.index).inserted else { continue }
      waiting += labelsUnder[label.id, default: []]
    }
    return found
  }
}
