public import RaterUI

/// What a picture is of, and the number that the worker's client knows it by: images count from 0 up, examples of labels
/// from -1 down.
public enum PictureSubject: Hashable, Sendable {
  /// The image at a position of images.jsonl.
  case image(Int)
  /// An example of a label.
  case example(ExamplePicture)

  /// The most examples of a label that have numbers: with it those of the greatest label still fit.
  public static let mostExamples = 1_000

  /// The number.
  package var number: Int {
    switch self {
    case .image(let position): position
    case .example(let example): -1 - (example.label * Self.mostExamples + example.number)
    }
  }

  /// What a number stands for.
  public init(number: Int) {
    let place = -1 - number
    self =
      number >= 0
      ? .image(number)
      : .example(ExamplePicture(label: place / Self.mostExamples, number: place % Self.mostExamples))
  }
}
