/// What became of a request.
public enum PictureOutcome: Equatable, Sendable {
  /// A picture to show; a damaged one may lack a part, and the rater must be told.
  case picture(RenderedPicture, damaged: Bool)
  /// No picture; the sentence to show in its place is the refusal's `description`.
  case refused(PictureRefusal)
}

extension PictureOutcome {
  /// The same, with what of the picture it shows.
  func showing(_ part: PicturePart?) -> PictureOutcome {
    guard case .picture(var picture, let damaged) = self else { return self }
    picture.part = part
    return .picture(picture, damaged: damaged)
  }
}

/// A picture ready to be written to the terminal.
public struct RenderedPicture: Equatable, Sendable {
  /// The cells that it covers from left to right; never more than were asked for.
  public let columns: Int
  /// The cells that it covers from top to bottom; never more than were asked for.
  public let rows: Int
  /// Characters: one element a row, without cursor movement, each ending in plain attributes.
  /// Pixels: one element, the whole graphic with its envelope.
  public let lines: [[UInt8]]
  /// Whether it is drawn in pixels rather than in characters.
  public let pixels: Bool
  /// What the terminal must have before the lines mean anything; empty for most.
  public let preamble: [UInt8]
  /// What takes it away where writing over it is not enough; empty for most.
  public let erasing: [UInt8]

  /// What of the picture it shows, where known.
  public internal(set) var part: PicturePart?

  /// Makes a picture from its parts.
  public init(
    columns: Int, rows: Int, lines: [[UInt8]], pixels: Bool, preamble: [UInt8] = [], erasing: [UInt8] = []
  ) {
    self.columns = columns
    self.rows = rows
    self.lines = lines
    self.pixels = pixels
    self.preamble = preamble
    self.erasing = erasing
  }

  /// The memory that its bytes take, about.
  var byteCount: Int { lines.reduce(64 + preamble.count) { $0 + $1.count + 32 } }
}

/// An outcome that has come, and the request that it answers.
public struct PictureDelivery: Equatable, Sendable {
  /// What was asked.
  public let request: PictureRequest
  /// What became of it.
  public let outcome: PictureOutcome

  /// Pairs a request with its outcome.
  public init(request: PictureRequest, outcome: PictureOutcome) {
    self.request = request
    self.outcome = outcome
  }
}
