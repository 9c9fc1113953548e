/// The images of a campaign in columns: each name once, nothing made that is not asked for.
public protocol ImageColumns: RandomAccessCollection, Sendable where Element == CampaignImage, Index == Int {
  /// The images' names by position.
  var ids: NameTable { get }
  /// The index of an image's original label, where there is one.
  func original(at position: Int) -> Int?
}

/// The tasks of a campaign in columns: each name once, nothing made that is not asked for.
public protocol TaskColumns: RandomAccessCollection, Sendable where Element == RatingTask, Index == Int {
  /// The tasks' names by position.
  var ids: NameTable { get }
  /// The position of a task's image among the images.
  func image(at position: Int) -> Int
  /// The candidate labels of a task.
  func candidates(at position: Int) -> ArraySlice<Int>
  /// What a task is for.
  func purpose(at position: Int) -> RatingTask.Purpose
}
