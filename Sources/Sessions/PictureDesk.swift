public import Preview
import RaterUI
public import RatingStore
import Terminal

/// The picture that a screen wants: asked for once, kept until another is wanted, placed in its rectangle.
public struct PictureDesk {
  private let source: any PictureSource
  private let tasks: TaskList
  /// How pictures reach the terminal; nil until the terminal has answered.
  public var driver: PictureDriver?
  /// The size of a cell in pixels.
  public var cell: CellSize
  /// What shows through transparent pictures; nil where the terminal did not say.
  public var background: PictureColor?
  /// How many example pictures a label has, by its index.
  public var countExamples: (Int) -> Int = { _ in 0 }
  private var asked: PictureRequest?
  private var answered: (request: PictureRequest, outcome: PictureOutcome)?
  private var lastID: UInt64 = 0

  /// A desk that asks a source for the pictures of tasks.
  public init(source: any PictureSource, tasks: TaskList, driver: PictureDriver?, cell: CellSize) {
    self.source = source
    self.tasks = tasks
    self.driver = driver
    self.cell = cell
  }

  /// Asks for the wanted picture unless that was done; returns how it stands.
  mutating func want(_ wanted: WantedPicture, now: Duration) -> PictureStatus {
    guard let request = request(for: wanted) else { return .loading }
    if request != asked {
      asked = request
      answered = nil
      take(source.want(request, now: now))
    }
    return status
  }

  /// Nothing is wanted.
  mutating func clear() {
    asked = nil
    answered = nil
  }

  /// Prepares the pictures that come next.
  mutating func prepare(_ ahead: [WantedPicture], now: Duration) {
    guard asked == nil || answered != nil else { return }
    take(source.prefetch(ahead.compactMap(request), now: now))
  }

  /// Takes what the source delivered; true when the wanted picture is among it.
  @discardableResult
  public mutating func take(_ deliveries: [PictureDelivery]) -> Bool {
    for delivery in deliveries where delivery.request == asked {
      answered = (delivery.request, delivery.outcome)
      lastID += 1
      return true
    }
    return false
  }

  /// The picture in the middle of its rectangle; nil while there is none.
  func placed(in area: Rect) -> PlacedPicture? {
    guard case .picture(let picture, _) = answered?.outcome else { return nil }
    let rect = Rect(
      column: area.column + (area.columns - picture.columns) / 2,
      row: area.row + (area.rows - picture.rows) / 2,
      columns: picture.columns, rows: picture.rows)
    return PlacedPicture(
      rect: rect, id: lastID, lines: picture.lines, kind: picture.pixels ? .pixels : .cells,
      preamble: picture.preamble, erasing: picture.erasing)
  }

  /// What the picture that was delivered shows of it.
  var part: PicturePart? {
    guard case .picture(let picture, _) = answered?.outcome else { return nil }
    return picture.part
  }

  private var status: PictureStatus {
    switch answered?.outcome {
    case nil: .loading
    case .picture(_, let damaged): .ready(damaged: damaged)
    case .refused(let refusal): .refused(refusal)
    }
  }

  private func subject(of wanted: WantedPicture) -> PictureSubject {
    wanted.example.map { .example($0) } ?? .image(tasks.image(at: wanted.position))
  }

  private func request(for wanted: WantedPicture) -> PictureRequest? {
    guard let driver else { return nil }
    return PictureRequest(
      key: subject(of: wanted).number, columns: wanted.area.columns, rows: wanted.area.rows, cell: cell,
      driver: driver, background: background, view: wanted.view)
  }
}
