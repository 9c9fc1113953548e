public import Aggregation

/// How often models give an image's original label where others are as right: beside an oracle without a bias.
///
/// The oracle knows the ReaL labels of every image and picks one of them evenly. Of the images of a class, by the original
/// label, whose ReaL labels contain it, the oracle gives the original label with a share of
///
///     mean of 1 / |R(i)|
///
/// A model that does so more often has learnt which of several right labels the original labelling prefers. Classes
/// where the oracle has more than 90 % hardly have such images and are left out, and so are animals, where the
/// labels of an image are mostly doubts about one animal.
///
/// Source: Beyer et al. (2020), "Are we done with ImageNet?", arXiv:2006.07159, section 5.
public struct OracleComparison: Equatable, Sendable {
  /// One class.
  public struct ClassFigures: Equatable, Sendable {
    /// The class: an original label.
    public var label: Int
    /// The images of the class whose ReaL labels contain it, whether alone or with others.
    public var all: Images
    /// Those that have other ReaL labels too.
    public var several: Images

    /// Makes figures of their parts.
    public init(label: Int, all: Images, several: Images) {
      (self.label, self.all, self.several) = (label, all, several)
    }
  }

  /// Some images of a class.
  public struct Images: Equatable, Sendable {
    /// How many.
    public var count = 0
    /// The share of them whose original label the oracle gives, on average; 0 of none.
    public var oracle = 0.0
    /// The images whose original label each model gives first, in the order of the models.
    public var right: [Int] = []

    /// Makes figures of their parts.
    public init(count: Int = 0, oracle: Double = 0, right: [Int] = []) {
      (self.count, self.oracle, self.right) = (count, oracle, right)
    }

    /// The accuracy of a model, by its place.
    public func accuracy(_ model: Int) -> Share { Share(right[model], of: count) }
  }

  /// The usual greatest accuracy of the oracle.
  public static let usualLimit = 0.9

  /// The names of the models.
  public let models: [String]
  /// The greatest accuracy of the oracle in a class that is looked at.
  public let limit: Double
  /// The classes that are looked at, ascending.
  public let classes: [ClassFigures]
  /// How many classes have images and are left out for what they are, such as animals.
  public let excludedCount: Int
  /// How many of the others are left out because the oracle is more accurate.
  public let clearCount: Int

  /// Makes a comparison of its parts.
  public init(models: [String], limit: Double, classes: [ClassFigures], excludedCount: Int, clearCount: Int) {
    (self.models, self.limit, self.classes) = (models, limit, classes)
    (self.excludedCount, self.clearCount) = (excludedCount, clearCount)
  }

  /// Compares models.
  ///
  /// - Parameters:
  ///   - predictions: what the models give; each of as many images as the labels.
  ///   - limit: the greatest accuracy of the oracle in a class that is looked at.
  ///   - isExcluded: whether a class is left out, such as animals.
  public init(
    _ predictions: [ModelPredictions], by references: ReferenceLabels, limit: Double = usualLimit,
    excluding isExcluded: (_ label: Int) -> Bool = { _ in false }
  ) {
    let none = Images(right: [Int](repeating: 0, count: predictions.count))
    var figures = (0..<(references.greatestLabel ?? -1) + 1).map {
      ClassFigures(label: $0, all: none, several: none)
    }
    references.withColumns { originals, real in
      for image in 0..<originals.count where originals[image] >= 0 && real.contains(originals[image], image) {
        let (label, count) = (Int(originals[image]), real.count(image))
        figures[label].all.add(oracle: 1 / Double(count))
        if count > 1 { figures[label].several.add(oracle: 1 / Double(count)) }
      }
      for (place, model) in predictions.enumerated() {
        for image in 0..<originals.count
        where originals[image] >= 0 && model.labels[image * model.depth] == UInt32(originals[image])
          && real.contains(originals[image], image)
        {
          figures[Int(originals[image])].all.right[place] += 1
          if real.count(image) > 1 { figures[Int(originals[image])].several.right[place] += 1 }
        }
      }
    }
    for label in figures.indices {
      figures[label].all.finish()
      figures[label].several.finish()
    }
    let present = figures.filter { $0.all.count > 0 }
    let wanted = present.filter { !isExcluded($0.label) }
    models = predictions.map(\.model)
    self.limit = limit
    classes = wanted.filter { $0.all.oracle <= limit }
    excludedCount = present.count - wanted.count
    clearCount = wanted.count - classes.count
  }

  /// In how many of the classes a model is more accurate than the oracle, over all images of the class.
  public func classesAboveOracle(_ model: Int) -> Int {
    classes.count { ($0.all.accuracy(model).value ?? 0) > $0.all.oracle }
  }
}

extension OracleComparison.Images {
  fileprivate mutating func add(oracle share: Double) {
    count += 1
    oracle += share
  }

  /// Makes a mean of the sum.
  fileprivate mutating func finish() { if count > 0 { oracle /= Double(count) } }
}
