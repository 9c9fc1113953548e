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
public struct RealLabels: Equatable, Sendable {
  /// An image that waits for ratings.
  public struct IncompleteImage: Equatable, Sendable {
    /// The image's position in `CampaignRatings.images`.
    public var image: Int
    /// Its unfinished tasks, as positions in `CampaignRatings.tasks`.
    public var tasks: [Int]
  }

  /// For each image its labels, ascending.
  public let labels: [[Int]]
  /// The scores behind them: by image, then by label.
  public let scores: [QuestionScore]
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
  ///   - scores: The result of a method, in any order.
  ///   - partial: Whether incomplete images are used with the answers that there are.
  public init(
    _ scores: consuming [QuestionScore], ratings: CampaignRatings, completion: Completion,
    partial: Bool = false
  ) {
    let unfinished = ratings.images.indices.map(completion.unfinishedTasks(ofImage:))
    incomplete = unfinished.enumerated().filter { !$1.isEmpty }.map(IncompleteImage.init)
    var used = scores
    if !partial, !incomplete.isEmpty { used.removeAll { !unfinished[$0.question.image].isEmpty } }
    Self.sort(&used, imageCount: ratings.images.count)
    self.scores = used

    var labels = [[Int]](repeating: [], count: ratings.images.count)
    for score in self.scores where score.decision == .yes {
      labels[score.question.image].append(score.question.label)
    }
    for (image, tasks) in completion.tasksOfImage.enumerated() where tasks.isEmpty {
      labels[image] = ratings.images[image].original.map { [$0] } ?? []
    }
    self.labels = labels
    counts = Self.count(labels, self.scores, completion, incomplete, partial: partial)
  }

  /// By image, then by label.
  private static func sort(_ scores: inout [QuestionScore], imageCount: Int) {
    let neighbors = zip(scores, scores.dropFirst())
    let areImagesSorted = neighbors.allSatisfy { $0.question.image <= $1.question.image }
    if !areImagesSorted { scores = inOrderOfImages(scores, count: imageCount) }
    if scores.isEmpty { return }
    var start = 0
    for end in 1...scores.count
    where end == scores.count || scores[end].question.image != scores[start].question.image {
      sort(&scores, within: start..<end)
      start = end
    }
  }

  /// By image, counted rather than compared.
  private static func inOrderOfImages(_ scores: [QuestionScore], count: Int) -> [QuestionScore] {
    var next = [Int](repeating: 0, count: count + 1)
    for score in scores { next[score.question.image + 1] += 1 }
    for image in 0..<count { next[image + 1] += next[image] }
    var order = [Int](repeating: 0, count: scores.count)
    for (place, score) in scores.enumerated() {
      order[next[score.question.image]] = place
      next[score.question.image] += 1
    }
    return order.map { scores[$0] }
  }

  /// By label. What tasks ask is mostly in order already and never much, so that each score has a short way.
  private static func sort(_ scores: inout [QuestionScore], within range: Range<Int>) {
    guard range.count <= 64 else {
      return scores[range].sort { $0.question.label < $1.question.label }
    }
    for end in range.dropFirst() {
      var place = end
      while place > range.lowerBound, scores[place].question.label < scores[place - 1].question.label {
        scores.swapAt(place, place - 1)
        place -= 1
      }
    }
  }

  private static func count(
    _ labels: [[Int]], _ scores: [QuestionScore], _ completion: Completion, _ incomplete: [IncompleteImage],
    partial: Bool
  ) -> Counts {
    let unused = partial ? [] : Set(incomplete.map(\.image))
    var counts = Counts()
    counts.images = labels.count
    counts.withoutTasks = completion.tasksOfImage.count(where: \.isEmpty)
    counts.keptOriginals = completion.tasksOfImage.indices.count {
      completion.tasksOfImage[$0].isEmpty && !labels[$0].isEmpty
    }
    counts.incomplete = incomplete.count
    for (image, labels) in labels.enumerated()
    where !completion.tasksOfImage[image].isEmpty && !unused.contains(image) {
      if labels.isEmpty { counts.empty += 1 } else { counts.labelled += 1 }
    }
    counts.questions = scores.count
    counts.ties = scores.count { $0.decision == .tie }
    return counts
  }
}
