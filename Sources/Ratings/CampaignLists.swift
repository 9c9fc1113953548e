/// The images of a campaign in columns: each name once, nothing made that is not asked for.
public protocol ImageColumns: RandomAccessCollection, Sendable where Element == CampaignImage, Index == Int {
  /// The images' names by position.
  var ids: NameTable { get }
  /// For each image the index of its original label, where there is one.
  var originalLabels: [Int?] { get }
}

/// The tasks of a campaign in columns: each name once, nothing made that is not asked for.
public protocol TaskColumns: RandomAccessCollection, Sendable where Element == RatingTask, Index == Int {
  /// The tasks' names by position.
  var ids: NameTable { get }
  /// The position of each task's image among the images.
  var imagePositions: [Int32] { get }
  /// What each task is for.
  var purposes: [RatingTask.Purpose] { get }
  /// The candidate labels of all tasks, one task's after another's.
  var candidateLabels: [Int] { get }
  /// Where each task's candidates begin in `candidateLabels`, and where the last one's end.
  var candidateStarts: [Int32] { get }
}
