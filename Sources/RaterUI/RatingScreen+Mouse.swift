import Terminal

/// What the mouse does, where the rater has switched it on: it presses keys and selects, and nothing else.
extension RatingScreen {
  mutating func take(_ event: MouseEvent) -> [ScreenEffect] {
    guard preferences.mouse, let layout = RatingLayout(size) else { return [] }
    switch event.action {
    case .wheelUp: return turn(.up, as: .up)
    case .wheelDown: return turn(.down, as: .down)
    case .press: return click(event.place, layout)
    }
  }

  private mutating func turn(_ key: Key, as intent: RatingIntent) -> [ScreenEffect] {
    guard let overlay = overlays.popLast() else { return perform(intent) }
    return press(key, on: overlay)
  }

  private mutating func click(_ place: Point, _ layout: RatingLayout) -> [ScreenEffect] {
    if place.row == layout.keyRow {
      let item = placed(barItems).first { $0.columns.contains(place.column) }?.item
      return item?.press.map { press($0) } ?? []
    }
    guard overlays.isEmpty, let position else { return [] }
    if place.row == layout.statusRow, progress.isComplete(position) { return perform(.submit) }
    guard work == .rating else { return [] }
    let panel = CandidatePanel(screen: self, position: position, layout: layout)
    guard let candidate = candidates.indices.first(where: { panel.rect(of: $0).contains(place) }) else {
      return []
    }
    return perform(.select(candidate))
  }
}
