public import NumPyFiles

/// Why predictions cannot be made proposals.
public indirect enum ProposalError: Error, Equatable, Sendable {
  /// An image and a label, by number, and a model's number for them.
  public struct Place: Equatable, Sendable {
    /// The image's position.
    public let image: Int
    /// The label's index.
    public let label: Int
    /// The number that stands there.
    public let value: Double

    /// NaN is the same as NaN.
    public static func == (one: Place, other: Place) -> Bool {
      (one.image, one.label) == (other.image, other.label)
        && (one.value == other.value || one.value.isNaN && other.value.isNaN)
    }
  }

  /// There are no predictions.
  case noModels
  /// There are more than `ProposalPool.mostModels`.
  case tooManyModels(Int)
  /// There are more than `ProposalPool.mostCells` images times labels, or 2^24 labels.
  case tooLarge(images: Int, labels: Int)
  /// A file cannot be read.
  case file(model: String, NumPyError)
  /// An array is not images x labels.
  case wrongShape(model: String, found: [Int], expected: [Int])
  /// The numbers are of a type that predictions do not have.
  case wrongType(model: String, found: ElementType)
  /// So many numbers are NaN or infinite, the first of them at these places.
  case notFinite(model: String, [Place], count: Int)
  /// So many finite numbers are greater than all floats, the first of them at these places.
  case beyondFloats(model: String, [Place], count: Int)
  /// So many numbers are below 0 or above 1, the first of them at these places.
  case notProbabilities(model: String, [Place], count: Int)
  /// More than one model has a problem.
  case several([ProposalError])

  /// There is no model of that name.
  case unknownModel(String)
  /// So many models cannot reach the least number of models that must propose a label.
  case fewerModels(Int, than: Int)
  /// The search goes through all sets of models, and of so many there are too many.
  case tooManyToSearch(Int)
  /// No image has gold that says of a label that it is there.
  case noGold
  /// No set of models reaches a recall; the best is this.
  case recallNotReached(Double, best: Double)
}
