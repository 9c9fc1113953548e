/// An image of a campaign.
public struct CampaignImage: Equatable, Sendable {
  /// The image's name, unique in the campaign; raters never see it.
  public var id: String
  /// The picture's path below the campaign's images folder.
  public var file: String
  /// The original label's index, where there is one.
  public var original: Int?

  /// Makes an image from its three parts.
  public init(id: String, file: String, original: Int? = nil) {
    self.id = id
    self.file = file
    self.original = original
  }
}

/// One image with the 1 to 8 candidate labels that a rater is asked about on one screen.
///
/// Not called `Task`, which would hide Swift's own.
public struct RatingTask: Equatable, Sendable {
  /// The most candidates a task may have: one digit key each.
  public static let mostCandidates = 8

  /// What a task is for. Raters never see it.
  public enum Purpose: String, Sendable, CaseIterable {
    /// Feeds the scores.
    case rating
    /// Every rater answers it once; feeds the confusion matrices.
    case gold
    /// The same question again; feeds self-consistency.
    case `repeat`
    /// Feeds nothing.
    case training
  }

  /// The task's name, unique in the campaign.
  public var id: String
  /// The name of its image.
  public var image: String
  /// The indices of its 1 to 8 candidate labels, in the order shown.
  public var candidates: [Int]
  /// What the task is for.
  public var purpose: Purpose
  /// For a repeat: the task that it repeats.
  public var of: String?

  /// Makes a task from its five parts.
  public init(
    id: String, image: String, candidates: [Int], purpose: Purpose = .rating, of: String? = nil
  ) {
    self.id = id
    self.image = image
    self.candidates = candidates
    self.purpose = purpose
    self.of = of
  }
}
