import ArgumentParser
import Exchange

/// What `reassess aggregate` needs where there is no campaign.
struct ArchiveOptions: ParsableArguments {
  @Option(help: "The folder of the archives.", completion: .directory)
  var npz: String?

  @Option(
    help:
      "The original label of each image, in order: a JSON array of indices, or a line with a WordNet id each.",
    completion: .file())
  var original: String?

  @Option(
    help: "The classes (index, wnid, lemmas, definition), to read WordNet ids.",
    completion: .file(extensions: ["tsv"]))
  var classes: String?

  @Option(help: "The folder for the results; made where it is missing.", completion: .directory)
  var output: String?

  @Option(help: "The labels about which the original label is an extra rater, or none. (default: 0..397)")
  var originalRaterLabels: LabelRanges?

  @Flag(help: "Order the labels of real.json as published: that of sets in Python 3.6 and before.")
  var legacyOrder = false

  /// Refuses options without what they belong to.
  func check(for method: Method) throws {
    guard npz != nil else {
      if original != nil || classes != nil || output != nil || originalRaterLabels != nil || legacyOrder {
        throw ValidationError(
          "--original, --classes, --output, --original-rater-labels and --legacy-order go with --npz.")
      }
      return
    }
    guard original != nil, output != nil else {
      throw ValidationError(
        "--npz needs --original, the file of the original labels, and --output, a folder.")
    }
    if originalRaterLabels != nil, method == .majority {
      throw ValidationError("--original-rater-labels has no part in the method majority.")
    }
  }
}

/// Labels by their indices, as typed: `0..397`, `3,5,10..20` or `none`.
struct LabelRanges: ExpressibleByArgument, CustomStringConvertible, Sendable {
  /// The animals, about which the original label was asked where the published labels were made.
  static let published = LabelRanges(ranges: [0...397], description: "0..397")

  let ranges: [ClosedRange<Int>]
  /// As typed.
  let description: String

  private init(ranges: [ClosedRange<Int>], description: String) {
    (self.ranges, self.description) = (ranges, description)
  }

  init?(argument: String) {
    var ranges: [ClosedRange<Int>] = []
    for part in argument == "none" ? [] : argument.split(separator: ",", omittingEmptySubsequences: false) {
      let bounds = part.components(of: "..").map { Int($0) }
      guard let first = bounds[0], let last = bounds[bounds.count - 1], bounds.count <= 2, 0 <= first,
        first <= last
      else { return nil }
      ranges.append(first...last)
    }
    self.init(ranges: ranges, description: argument)
  }

  /// Refuses labels that there are not: the last is that of ImageNet, or the last that the answers have.
  func check(_ answers: PublishedAnswers) throws {
    let inUse = max(answers.ratings.rows.lazy.map(\.label).max() ?? 0, answers.originals.max() ?? 0)
    let last = max(inUse, 999)
    guard let wrong = ranges.first(where: { $0.upperBound > last }) else { return }
    throw Failure(
      "--original-rater-labels: there is no label \(wrong.upperBound), the last is \(last).",
      code: Failure.usage)
  }

  func contains(_ label: Int) -> Bool { ranges.contains { $0.contains(label) } }
}

extension Substring {
  /// The parts around a separator.
  fileprivate func components(of separator: String) -> [Substring] {
    split(separator: separator, omittingEmptySubsequences: false)
  }
}
