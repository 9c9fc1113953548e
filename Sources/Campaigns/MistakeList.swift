public import RatingStore
public import Ratings

/// The mistakes of a campaign, in the order of `mistakes.jsonl`.
public struct MistakeList: Sendable {
  /// The mistakes by position.
  public private(set) var mistakes: [Mistake] = []
  /// What they were compared with; nil where none of them says it.
  public private(set) var against: Mistake.Reference?
  /// The same as tasks of one question, whose images are positions in the campaign's.
  public private(set) var tasks: TaskList

  /// No mistakes of a campaign's images.
  public init(images: ImageList) {
    tasks = TaskList(images: images.ids, areMistakes: true)
  }

  /// Adds a mistake at the end; false, and nothing added, when its image is unknown or its name is there already.
  @discardableResult
  public mutating func append(_ mistake: Mistake) -> Bool {
    guard let image = tasks.images.position(of: mistake.image),
      tasks.append(id: mistake.id.utf8Span.span, image: image, candidates: [mistake.prediction].span)
    else { return false }
    mistakes.append(mistake)
    against = against ?? mistake.against
    return true
  }

  /// All models, in the order in which they first come.
  public var models: [String] {
    var models: [String] = []
    for mistake in mistakes {
      for model in mistake.models where !models.contains(model) { models.append(model) }
    }
    return models
  }
}
