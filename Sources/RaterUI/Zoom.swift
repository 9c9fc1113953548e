import Preview

/// What is seen of a picture on the full screen, and how the rater moves about in it.
struct Zoom: Equatable, Sendable {
  /// The sizes to step through, in pixels of the terminal for a hundred of the picture.
  static let steps = [25, 50, 100, 200, 400, 800, 1_600]

  /// nil: as large as fits.
  private(set) var percent: Int?
  private var across = PictureView.side / 2
  private var down = PictureView.side / 2
  /// What is on the screen.
  private(set) var part: PicturePart?
  /// The size at which all of it is seen.
  private var fitting: Int?

  /// Begins with all of the picture, or with a size.
  init(percent: Int? = nil) { self.percent = percent }

  /// What to ask for.
  func view(isBrighter: Bool) -> PictureView {
    PictureView(percent: percent, across: across, down: down, isBrighter: isBrighter)
  }

  /// A picture came that shows this part.
  mutating func show(_ part: PicturePart) {
    self.part = part
    if percent == nil { fitting = part.percent }
  }

  /// The next size up.
  mutating func enlarge() {
    percent = Self.steps.first { $0 > shown } ?? percent
  }

  /// The next size down; what would be smaller than all of it is all of it.
  mutating func shrink() {
    guard percent != nil else { return }
    let smaller = Self.steps.last { $0 < shown }
    percent = smaller.flatMap { $0 > fitting ?? 0 ? $0 : nil }
  }

  /// A pixel of the picture for each of the terminal.
  mutating func takeActualSize() { percent = 100 }

  /// All of the picture.
  mutating func takeWhole() { percent = nil }

  /// Moves by a quarter of what is seen, as far as there is more of the picture.
  mutating func pan(across horizontal: Int, down vertical: Int) {
    guard let part, percent != nil else { return }
    across = Self.moved(
      part.left, by: horizontal * part.width / 4, size: part.width, of: part.pictureWidth)
    down = Self.moved(part.top, by: vertical * part.height / 4, size: part.height, of: part.pictureHeight)
  }

  /// The centre of a stretch that begins elsewhere, in parts of the whole.
  private static func moved(_ start: Int, by distance: Int, size: Int, of whole: Int) -> Int {
    let start = min(max(start + distance, 0), whole - size)
    return ((start + size / 2) * PictureView.side + whole / 2) / whole
  }

  private var shown: Int { percent ?? part?.percent ?? 100 }
}
