import RatingStore
import Ratings
public import Terminal

/// What the screen looks like.
extension RatingScreen {
  /// Paints the whole screen; the picture's rectangle stays blank where a picture is wanted.
  public func draw(into surface: inout Surface) {
    guard let layout = RatingLayout(surface.size) else { return drawTooSmall(&surface) }
    switch overlays.last {
    case .zoom(let zoom): return drawZoom(zoom, &surface)
    case .examples(let examples): return drawExamples(examples, &surface)
    case .help: return drawPage(&surface, title: phrases.keysTitle, lines: helpLines)
    case .instructions:
      return drawPage(
        &surface, title: phrases.instructionsTitle(cleaned(campaign.name)), lines: instructionLines)
    case .search(let search): drawSearch(search, &surface, layout)
    case .summary: drawCentred(SummaryLines(summary: summary, phrases: phrases).lines, &surface)
    case .skip, .flags, .note, .jump, .feedback, nil: drawTask(&surface, layout)
    }
    drawPrompt(&surface, row: layout.statusRow)
    drawKeyBar(&surface)
    drawLongWarning(&surface, layout)
  }

  private func drawTask(_ surface: inout Surface, _ layout: RatingLayout) {
    drawHeader(&surface)
    guard let position else { return drawFinished(&surface, layout) }
    drawFrame(&surface, layout)
    if let mistake {
      MistakePanel(screen: self, position: position, layout: layout, mistake: mistake).draw(into: &surface)
    } else {
      CandidatePanel(screen: self, position: position, layout: layout).draw(into: &surface)
    }
    if overlays.last?.prompt(phrases) == nil { drawStatus(&surface, layout, position) }
  }

  private func drawTooSmall(_ surface: inout Surface) {
    let need = RatingLayout.least
    let text = phrases.tooSmall(
      needs: (need.columns, need.rows), has: (surface.size.columns, surface.size.rows))
    for (row, line) in wrapped(text, to: max(surface.size.columns, 1)).enumerated()
    where row < surface.size.rows {
      surface.write(line, at: Point(column: 0, row: row), role: .normal)
    }
  }

  private func drawFrame(_ surface: inout Surface, _ layout: RatingLayout) {
    surface.box(layout.frame, role: .border)
    drawRemarks(&surface, layout.frame)
    let area = layout.picture
    let text: String
    switch picture {
    case .loading: text = "…"
    case .ready: return
    case .refused(let reason): text = phrases.refusal(reason)
    }
    let lines = wrapped(text, to: area.columns - 4, lines: area.rows)
    for (index, line) in lines.enumerated() {
      let row = area.row + (area.rows - lines.count) / 2 + index
      let column = area.column + (area.columns - columns(of: line)) / 2
      surface.write(line, at: Point(column: column, row: row), role: picture == .loading ? .dim : .warning)
    }
  }

  /// Flags and note on the lower edge of the frame, where they take no room from anything.
  private func drawRemarks(_ surface: inout Surface, _ frame: Rect) {
    let line = remarksLine
    guard !line.isEmpty else { return }
    surface.write(
      " " + truncated(line, to: frame.columns - 6) + " ",
      at: Point(column: frame.column + 2, row: frame.row + frame.rows - 1), role: .message)
  }

  private func drawStatus(_ surface: inout Surface, _ layout: RatingLayout, _ position: Int) {
    let total = candidates.count
    let given = progress.answers(of: position).count
    let saved = phrases.saved(given, of: total)
    let room = surface.size.columns - 2
    let (text, role) = statusText(
      given: given, total: total, position: position, columns: room - columns(of: saved) - 2)
    surface.write(
      truncated(text, to: room - columns(of: saved) - 2), at: Point(column: 1, row: layout.statusRow),
      role: role)
    surface.write(
      saved, at: Point(column: 1 + room - columns(of: saved), row: layout.statusRow),
      role: given == total ? .progressDone : .dim)
  }

  /// What an overlay asks, and what has been typed in answer to it, on one row.
  private func drawPrompt(_ surface: inout Surface, row: Int) {
    guard let prompt = overlays.last?.prompt(phrases) else { return }
    let column = 1 + columns(of: prompt.question)
    surface.write(prompt.question, at: Point(column: 1, row: row), role: .question)
    surface.write(
      prompt.field.shown(in: surface.size.columns - column - 1), at: Point(column: column, row: row),
      role: prompt.isOld ? .selected : .normal)
  }

  private func statusText(given: Int, total: Int, position: Int, columns room: Int) -> (String, Role) {
    if let message { return (message.text, message.role) }
    if let feedback {
      let right = feedback.indices.count { isRight($0) == true }
      return (phrases.feedback(right: right, of: feedback.count, submit: key(.submit)), .message)
    }
    switch progress.phase(of: position) {
    case .submitted where work == .review:
      return (reviewStatus(columns: room), .message)
    case .submitted:
      return (phrases.submitted(forward: key(.forward), submit: key(.submit)), .message)
    case .skippedOnce where position != current, .skippedForGood:
      return (phrases.skipped(forward: key(.forward)), .message)
    case .open, .skippedOnce: break
    }
    if given == total {
      return (phrases.allAnswered(total, submit: key(.submit)), .message)
    }
    if isBreakDue {
      return (phrases.breakDue(minutes: tally.workedSinceAway / 60_000), .message)
    }
    let rule = phrases.rule
    return (columns(of: rule) <= room ? rule : phrases.shortRule, .question)
  }
}
