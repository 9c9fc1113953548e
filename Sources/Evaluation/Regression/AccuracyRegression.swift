import Glibc

/// Models through which a line is drawn.
public struct ModelGroup: Equatable, Sendable {
  /// What the group is called.
  public let name: String
  /// Its models.
  public let points: [AccuracyPoint]
  /// The line through them.
  public let fit: LinearFit

  /// Draws the line.
  public init(name: String, points: [AccuracyPoint]) throws(EvaluationError) {
    guard let fit = LinearFit(points) else { throw .noLine(group: name, models: points.count) }
    (self.name, self.points, self.fit) = (name, points, fit)
  }
}

/// How models make two groups.
public enum GroupRule: Equatable, Sendable {
  /// Those of less original accuracy than the cut, and the others; nil: the median of all is the cut.
  case cut(Double?)
  /// Those whose names fit the patterns of the first, and of the second group; the others are in neither. With one
  /// group, the others are the second.
  case patterns([NamedPattern])

  /// What the models that fit no pattern are called, where there is one pattern.
  public static let nameOfOthers = "others"

  /// A group's name, and the pattern of its models' names: `*`, `?` and `[…]` as in a shell.
  public struct NamedPattern: Equatable, Sendable {
    /// The group.
    public var name: String
    /// The pattern.
    public var pattern: String

    /// Pairs them.
    public init(name: String, pattern: String) { (self.name, self.pattern) = (name, pattern) }

    func fits(_ model: String) -> Bool { fnmatch(pattern, model, 0) == 0 }
  }
}

/// ReaL accuracy by original accuracy, in two groups of models: whether gains on the one are still gains on the other.
///
/// Source: Beyer et al. (2020), "Are we done with ImageNet?", arXiv:2006.07159, section 4, where the groups are earlier and
/// later models.
public struct AccuracyRegression: Equatable, Sendable {
  /// The two groups.
  public let groups: [ModelGroup]
  /// Whether their slopes differ: the first less the second.
  public let difference: SlopeDifference
  /// The original accuracy at which the groups part; nil where patterns made them.
  public let cut: Double?
  /// The models in neither group.
  public let ungrouped: [String]

  /// Parts models into groups and draws the lines.
  public init(
    _ points: [AccuracyPoint], by rule: GroupRule = .cut(nil), permutations: Int = PermutationTest.usualDraws,
    seed: UInt64 = 1
  ) throws(EvaluationError) {
    let parted: Parted
    switch rule {
    case .cut(let cut): parted = Self.part(points, at: cut ?? Self.median(points))
    case .patterns(let patterns): parted = try Self.part(points, by: patterns)
    }
    let first = try ModelGroup(name: parted.names.0, points: parted.first)
    let second = try ModelGroup(name: parted.names.1, points: parted.second)
    (groups, cut, ungrouped) = ([first, second], parted.cut, parted.neither)
    difference = SlopeDifference(
      first, second, permutation: PermutationTest(first, second, draws: permutations, seed: seed))
  }

  /// A regression whose groups and permutations are known.
  public init(
    _ first: ModelGroup, _ second: ModelGroup, permutation: PermutationTest, cut: Double?, ungrouped: [String]
  ) {
    (groups, self.cut, self.ungrouped) = ([first, second], cut, ungrouped)
    difference = SlopeDifference(first, second, permutation: permutation)
  }

  private struct Parted {
    var names: (String, String)
    var first: [AccuracyPoint] = []
    var second: [AccuracyPoint] = []
    var neither: [String] = []
    var cut: Double?
  }

  private static func part(_ points: [AccuracyPoint], at cut: Double) -> Parted {
    Parted(
      names: ("lower", "upper"), first: points.filter { $0.original < cut },
      second: points.filter { $0.original >= cut }, cut: cut)
  }

  private static func part(
    _ points: [AccuracyPoint], by patterns: [GroupRule.NamedPattern]
  ) throws(EvaluationError) -> Parted {
    let hasSecond = patterns.count > 1
    var parted = Parted(names: (patterns[0].name, hasSecond ? patterns[1].name : GroupRule.nameOfOthers))
    for point in points {
      let isFirst = patterns[0].fits(point.model)
      let isSecond = hasSecond ? patterns[1].fits(point.model) : !isFirst
      if isFirst, isSecond { throw .inTwoGroups(model: point.model) }
      if isFirst { parted.first.append(point) }
      if isSecond { parted.second.append(point) }
      if !isFirst, !isSecond { parted.neither.append(point.model) }
    }
    return parted
  }

  /// The middle original accuracy, or the mean of the two middle ones.
  private static func median(_ points: [AccuracyPoint]) -> Double {
    let sorted = points.map(\.original).sorted()
    guard !sorted.isEmpty else { return 0 }
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }
}
