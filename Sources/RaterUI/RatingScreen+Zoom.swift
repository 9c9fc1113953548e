import Preview
import Terminal

/// The picture on the full screen.
extension RatingScreen {
  mutating func openZoom(_ zoom: Zoom = Zoom()) {
    guard position != nil else { return }
    if case .refused(let reason) = picture { return say(phrases.refusal(reason)) }
    overlays.append(.zoom(zoom))
  }

  mutating func press(_ key: Key, on zoom: Zoom) {
    var zoom = zoom
    switch (keys.intent(of: key), key) {
    case (.up, _): zoom.pan(across: 0, down: -1)
    case (.down, _): zoom.pan(across: 0, down: 1)
    case (.back, _), (nil, .character("h")): zoom.pan(across: -1, down: 0)
    case (.forward, _), (nil, .character("l")): zoom.pan(across: 1, down: 0)
    case (.larger, _): zoom.enlarge()
    case (.smaller, _): zoom.shrink()
    case (.actualSize, _): zoom.takeActualSize()
    case (.brighter, _): isBrighter.toggle()
    default: if closes(key, own: .zoom) { return }
    }
    overlays.append(.zoom(zoom))
  }

  /// What cannot be shown in this size may well be shown in another; false when it is not seen on the full screen.
  mutating func leaveSize(because refusal: PictureRefusal) -> Bool {
    guard case .zoom(var zoom) = overlays.last else { return false }
    overlays.removeLast()
    if zoom.percent != nil {
      zoom.takeWhole()
      overlays.append(.zoom(zoom))
    }
    say(phrases.refusal(refusal))
    picture = .loading
    return true
  }

  func drawZoom(_ zoom: Zoom, _ surface: inout Surface) {
    if picture == .loading {
      surface.write("…", at: Point(column: surface.size.columns / 2, row: surface.size.rows / 2), role: .dim)
    }
    let seen = zoom.part.map { phrases.seen($0, isBrighter: isBrighter) }
    drawInfo(message?.text ?? seen ?? "", &surface)
    drawKeyBar(&surface)
  }

  /// A line between picture and key bar.
  func drawInfo(_ text: String, _ surface: inout Surface) {
    let text = truncated(text, to: surface.size.columns - 2)
    surface.write(text, at: Point(column: 1, row: surface.size.rows - 2), role: .dim)
  }

  var zoomBar: [KeyBarItem] {
    let moving: [RatingIntent] = [.back, .down, .up, .forward]
    return [
      item(.larger, phrases.largerKey), item(.smaller, phrases.smallerKey), item(.actualSize, "100 %"),
      KeyBarItem(key: moving.map { arrow(of: $0) }.joined(), words: phrases.moveKey),
      item(.brighter, phrases.brighterKey), item(.zoom, phrases.back),
    ]
  }

  func item(_ intent: RatingIntent, _ words: String) -> KeyBarItem {
    KeyBarItem(key: key(intent), words: words, press: keys.key(for: intent))
  }

  /// The arrow among an intent's keys, or its first key.
  private func arrow(of intent: RatingIntent) -> String {
    let bound = keys.bindings.first { $0.intent == intent }?.keys ?? []
    return (bound.first { [.left, .right, .up, .down].contains($0) } ?? bound.first)?.title ?? ""
  }

  /// Where the zoomed picture goes: everything above the last two rows, so that no sixel scrolls the screen.
  var zoomArea: Rect {
    Rect(column: 0, row: 0, columns: size.columns, rows: size.rows - 2)
  }
}
