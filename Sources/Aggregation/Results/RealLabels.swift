public import Ratings

/// The reassessed labels (ReaL) of all images: what aggregation is for.
///
/// - An image without tasks of purpose `rating` keeps its original label, or has none.
/// - An image with an unfinished task is incomplete: it has no labels and its scores are left out, unless
///   partial results are asked for.
/// - Any other image has the labels that were accepted, which may be none: then nothing that was asked is in
///   the picture.
///
/// Source: Beyer, Hénaff, Kolesnikov, Zhai, van den Oord (2020), "Are we done with ImageNet?",
/// arXiv:2006.07159, section 3.
public struct RealLabels: Sendable {
  /// An image that waits for ratings.
  public struct IncompleteImage: Equatable, Sendable {
    /// The image's position in `CampaignRatings.images`.
    public var image: Int
    /// Its unfinished tasks, as positions in `CampaignRatings.tasks`.
    public var tasks: [Int]
  }

  /// For each image its labels, ascending.
  public let labels: NumberLists
  /// The scores behind them: by image, then by label.
  public let scores: QuestionResults
  /// The images that wait for ratings, in the order of the images, whether used or not.
  public let incomplete: [IncompleteImage]
  /// What became of the images, counted.
  public let counts: Counts

  /// How many images ended which way, and how many questions.
  public struct Counts: Equatable, Sendable {
    /// All images.
    public var images = 0
    /// Images without tasks.
    public var withoutTasks = 0
    /// Those among them that have an original label, and keep it.
    public var keptOriginals = 0
    /// Images with an unfinished task.
    public var incomplete = 0
    /// Rated images that were used and have at least one label.
    public var labelled = 0
    /// Rated images that were used and have no label.
    public var empty = 0
    /// Questions with a score.
    public var questions = 0
    /// Questions among them that ended in a tie.
    public var ties = 0

    /// Nothing counted.
    public init() {}
  }

  /// Turns a method's scores into label sets.
  ///
  /// - Parameters:
  ///   - scores: The result of a method.
  ///   - order: `VoteTable.rowsByImage`, where it is known already.
  ///   - partial: Whether incomplete images are used with the answers that there are.
  public init(
    _ scores: QuestionResults, inOrder order: [Int]? = nil, ratings: CampaignRatings, completion: Completion,
    partial: Bool = false
  ) {
    let isUnfinished = completion.isUnfinished
    incomplete = isUnfinished.indices.filter { isUnfinished[$0] }.map { image in
      IncompleteImage(image: image, tasks: completion.unfinishedTasks(ofImage: image))
    }
    self.scores = scores.behindLabels(
      inOrder: order ?? scores.table.rowsByImage, completion: completion, partial: partial)
    (labels, counts) = Self.labels(self.scores, ratings.originals, completion, partial: partial)
  }

  /// Goes through images and scores side by side: both are in one order.
  private static func labels(
    _ scores: QuestionResults, _ originals: [Int?], _ completion: Completion, partial: Bool
  ) -> (NumberLists, Counts) {
    var (labels, counts) = (NumberLists(), Counts())
    labels.reserve(originals.count, numbers: originals.count)
    var place = 0
    for (image, original) in originals.enumerated() {
      let hasTasks = !completion.tasksOfImage[image].isEmpty
      if !hasTasks, let original { labels.append(original) }
      while place < scores.count, case let (question, decision) = scores.decided(place),
        question.image == image
      {
        if decision == .yes, hasTasks { labels.append(question.label) }
        counts.ties += decision == .tie ? 1 : 0
        place += 1
      }
      let isLabelled = labels.endList() > 0
      let isLeftOut = completion.isUnfinished[image] && !partial
      counts.add(hasTasks: hasTasks, isLabelled: isLabelled, isLeftOut: isLeftOut)
    }
    counts.images = originals.count
    counts.incomplete = completion.isUnfinished.count { $0 }
    counts.questions = scores.count
    return (labels, counts)
  }
}

extension RealLabels.Counts {
  /// Counts how an image ended.
  fileprivate mutating func add(hasTasks: Bool, isLabelled: Bool, isLeftOut: Bool) {
    if !hasTasks {
      withoutTasks += 1
      keptOriginals += isLabelled ? 1 : 0
    } else if !isLeftOut {
      labelled += isLabelled ? 1 : 0
      empty += isLabelled ? 0 : 1
    }
  }
}
