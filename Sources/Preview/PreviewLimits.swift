/// What the worker may use, and what is kept of its work.
public struct PreviewLimits: Sendable {
  /// The most pixels that are decoded, in millions.
  public var megapixels = 100
  /// The longest that one picture may take.
  public var timePerPicture: Duration = .seconds(5)
  /// How long a wanted picture waits for one that is only being prefetched.
  public var patience: Duration = .milliseconds(250)
  /// How often the worker is started again for the same picture.
  public var restartsPerPicture = 2
  /// How many finished pictures are kept: the one on the screen, two to come, one to look back at, and as many that are
  /// zoomed or were left just now. A session of eight hours must not need more memory than its first minutes.
  public var cachePictures = 8
  /// The most memory for them, in bytes: large ones in pixels may be fewer.
  public var cacheBytes = 32 << 20

  /// The limits that raters get.
  public init() {}
}
