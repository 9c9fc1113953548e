/// What experts say of one image.
public struct GoldImage: Equatable, Sendable {
  /// The image's position.
  public var image: Int
  /// The labels that are there.
  public var labels: Set<Int>
  /// All labels that experts were asked about, `labels` among them. Others count as not there.
  public var asked: Set<Int>

  /// Makes it from its three parts.
  public init(image: Int, labels: Set<Int>, asked: Set<Int>) {
    (self.image, self.labels, self.asked) = (image, labels, asked)
  }
}
