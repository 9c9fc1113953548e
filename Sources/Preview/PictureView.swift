/// Which part of a picture is shown, how large, and how bright.
public struct PictureView: Hashable, Sendable {
  /// All of it, as large as fits.
  public static let whole = PictureView()
  /// Of the centre's coordinates: as many parts has a side.
  public static let side = 10_000
  /// The sizes that can be asked for.
  public static let percentages = 1...1_600

  /// The pixels of the terminal for a hundred of the picture, each way; nil: as many as fit.
  public var percent: Int?
  /// Where the centre is, from the left edge, 0, to the right one, `side`; what would show nothing is moved inwards.
  public var across: Int
  /// Where the centre is, from the top, likewise.
  public var down: Int
  /// Whether dark parts are made brighter.
  public var isBrighter: Bool

  /// Makes a view; numbers out of range are brought into it.
  public init(percent: Int? = nil, across: Int = side / 2, down: Int = side / 2, isBrighter: Bool = false) {
    self.percent = percent.map { min(max($0, Self.percentages.lowerBound), Self.percentages.upperBound) }
    self.across = min(max(across, 0), Self.side)
    self.down = min(max(down, 0), Self.side)
    self.isBrighter = isBrighter
  }
}

/// The part of a picture that is shown, in pixels of the picture.
public struct PicturePart: Equatable, Sendable {
  /// The picture's pixels from left to right.
  public var pictureWidth: Int
  /// The picture's pixels from top to bottom.
  public var pictureHeight: Int
  /// The pixels left of the part.
  public var left: Int
  /// The pixels above the part.
  public var top: Int
  /// The part's pixels from left to right.
  public var width: Int
  /// The part's pixels from top to bottom.
  public var height: Int
  /// The pixels of the terminal for a hundred of the picture.
  public var percent: Int

  /// Makes a part; nil where it does not lie within the picture.
  public init?(
    pictureWidth: Int, pictureHeight: Int, left: Int, top: Int, width: Int, height: Int, percent: Int
  ) {
    guard width > 0, height > 0, left >= 0, top >= 0, left + width <= pictureWidth,
      top + height <= pictureHeight, percent > 0
    else { return nil }
    self.pictureWidth = pictureWidth
    self.pictureHeight = pictureHeight
    self.left = left
    self.top = top
    self.width = width
    self.height = height
    self.percent = percent
  }

  /// All of a picture.
  public static func whole(width: Int, height: Int, percent: Int = 100) -> PicturePart? {
    PicturePart(
      pictureWidth: width, pictureHeight: height, left: 0, top: 0, width: width, height: height,
      percent: percent)
  }
}
