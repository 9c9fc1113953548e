/// A class that may be in an image.
public struct Label: Equatable, Sendable {
  /// Its place in the class list, 0 or more; tasks and answers name labels by it.
  public var index: Int
  /// Its WordNet id, such as `n01440764`.
  public var id: String
  /// What raters read, such as `tench`.
  public var name: String
  /// One sentence saying what it is, where known.
  public var definition: String?
  /// The WordNet ids of its direct hypernyms; empty where none is known.
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
