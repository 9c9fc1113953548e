public import Aggregation

/// How good a model's second, or third, prediction is where its first is right.
///
/// Of the images whose first prediction is a ReaL label and that have at least as many ReaL labels as the rank, so that the
/// prediction could be right: the share whose prediction at the rank is a ReaL label too.
public struct LaterPrediction: Equatable, Sendable {
  /// The ranks that are looked at.
  public static let ranks = [2, 3]

  /// 2 for the second prediction, 3 for the third.
  public let rank: Int
  /// Right predictions of all that could be.
  public internal(set) var share: Share

  /// Makes figures of their parts.
  public init(rank: Int, share: Share = Share()) { (self.rank, self.share) = (rank, share) }
}
