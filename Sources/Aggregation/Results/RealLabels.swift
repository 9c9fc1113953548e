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
    let isUnfinished = completion.imagesWithUnfinishedTasks
    incomplete = isUnfinished.indices.filter { isUnfinished[$0] }.map { image in
      IncompleteImage(image: image, tasks: completion.unfinishedTasks(ofImage: image))
    }
    var used = scores
    if !partial, !incomplete.isEmpty { used.removeAll { isUnfinished[$0.question.image] } }
    Self.sort(&used, imageCount: ratings.images.count)
    self.scores = used

    var labels = [[Int]](repeating: [], count: ratings.images.count)
    for score in self.scores where score.decision == .yes {
      labels[score.question.image].append(score.question.label)
    }
    for (image, tasks) in completion.tasksOfImage.enumerated() where tasks.isEmpty {
      labels[image] = ratings.originals[image].map { [$0] } ?? []
    }
    self.labels = labels
    counts = Self.count(labels, self.scores, completion, incomplete, partial: partial)
  }

  /// By image, then by label.
  private static func sort(_ scores: inout [QuestionScore], imageCount: Int) {
    let disorder = disorder(of: scores)
    if disorder == .none { return }
    if disorder == .images { scores = inOrderOfImages(scores, count: imageCount) }
    scores.withUnsafeMutableBufferPointer { scores in
      var start = 0
      for end in scores.indices where scores[end].question.image != scores[start].question.image {
        sort(scores, within: start..<end)
        start = end
      }
      sort(scores, within: start..<scores.count)
    }
  }

  private enum Disorder { case none, labels, images }

  /// Whether the images are out of order, or only the labels of some.
  private static func disorder(of scores: [QuestionScore]) -> Disorder {
    var disorder = Disorder.none
    for place in scores.indices.dropFirst() {
      let (before, question) = (scores[place - 1].question, scores[place].question)
      if before.image > question.image { return .images }
      if before.image == question.image, before.label > question.label { disorder = .labels }
    }
    return disorder
  }

  /// By image, counted rather than compared.
  private static func inOrderOfImages(_ scores: [QuestionScore], count: Int) -> [QuestionScore] {
    var next = [Int](repeating: 0, count: count + 1)
    for score in scores { next[score.question.image + 1] += 1 }
    for image in 0..<count { next[image + 1] += next[image] }
    return [QuestionScore](unsafeUninitializedCapacity: scores.count) { sorted, filled in
      for score in scores {
        sorted.initializeElement(at: next[score.question.image], to: score)
        next[score.question.image] += 1
      }
      // Each place once, as the scores of each image were counted.
      filled = scores.count
    }
  }

  /// By label. What tasks ask is mostly in order already and never much, so that each score has a short way.
  private static func sort(_ scores: UnsafeMutableBufferPointer<QuestionScore>, within range: Range<Int>) {
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
    var isUsed = [Bool](repeating: true, count: labels.count)
    if !partial { for image in incomplete { isUsed[image.image] = false } }
    var counts = Counts()
    counts.images = labels.count
    counts.incomplete = incomplete.count
    for image in labels.indices {
      let isLabelled = !labels[image].isEmpty
      if completion.tasksOfImage[image].isEmpty {
        counts.withoutTasks += 1
        counts.keptOriginals += isLabelled ? 1 : 0
      } else if isUsed[image] {
        if isLabelled { counts.labelled += 1 } else { counts.empty += 1 }
      }
    }
    counts.questions = scores.count
    counts.ties = scores.count { $0.decision == .tie }
    return counts
  }
}
