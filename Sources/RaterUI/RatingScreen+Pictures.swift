import Preview
import RatingStore
import Terminal

/// Which pictures the screen wants.
extension RatingScreen {
  /// The picture to be on the terminal now; nil when none is wanted or something covers it.
  public var wantedPicture: WantedPicture? {
    guard showsPictures, let position, let area = pictureArea else { return nil }
    if case .examples(let examples) = overlays.last {
      if case .refused = examples.status { return nil }
      return WantedPicture(
        position: position, area: area,
        example: ExamplePicture(label: examples.label, number: examples.number))
    }
    if case .refused = picture { return nil }
    return WantedPicture(position: position, area: area, view: view)
  }

  /// The pictures to prepare once the wanted one is drawn: the next two tasks and the one looked back at.
  public var picturesAhead: [WantedPicture] {
    guard showsPictures, let position, let area = RatingLayout(size)?.picture else { return [] }
    let next = queue.filter { $0 != position }.prefix(2)
    return (next + [stepBack].compactMap(\.self)).map { WantedPicture(position: $0, area: area) }
  }

  private var pictureArea: Rect? {
    guard let layout = RatingLayout(size) else { return nil }
    switch overlays.last {
    case .zoom: return zoomArea
    case .examples: return exampleArea
    case let overlay: return overlay?.hidesTask == true ? nil : layout.picture
    }
  }

  private var view: PictureView {
    if case .zoom(let zoom) = overlays.last { return zoom.view(isBrighter: isBrighter) }
    return PictureView(isBrighter: isBrighter)
  }
}
