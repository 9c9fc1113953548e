extension PictureRequest {
  /// The outcome that a reply means for this request; nil where the worker breaks the protocol.
  func outcome(of reply: WorkerReply, id expected: UInt32, _ limits: PreviewLimits) -> PictureOutcome? {
    switch reply {
    case .hello: nil
    case .refused(expected, let refusal): .refused(PictureRefusal(refusal, limits))
    case .cells(expected, let grid, let damaged):
      picture(of: grid).map { .picture($0, damaged: damaged) }
    case .sixel(expected, let columns, let rows, let payload, let damaged):
      picture(ofSixel: payload, columns: columns, rows: rows).map { .picture($0, damaged: damaged) }
    case .refused, .cells, .sixel: nil
    }
  }

  private func picture(of grid: CellGrid) -> RenderedPicture? {
    let lines: [[UInt8]]? =
      switch driver {
      case .symbols(let depth): grid.lines(in: depth, characters: .symbols)
      case .ascii(let depth): grid.lines(in: depth, characters: .ascii)
      case .sixel, .none: nil
      }
    guard let lines, grid.columns <= columns, grid.rows <= rows else { return nil }
    return RenderedPicture(columns: grid.columns, rows: grid.rows, lines: lines, pixels: false)
  }

  private func picture(ofSixel payload: [UInt8], columns: Int, rows: Int) -> RenderedPicture? {
    guard case .sixel = driver, columns <= self.columns, rows <= self.rows,
      let graphic = SixelGraphic(
        payload: payload, width: columns * cell.width, height: rows * cell.height)
    else { return nil }
    return RenderedPicture(columns: columns, rows: rows, lines: [graphic.bytes], pixels: true)
  }
}

extension PictureRefusal {
  fileprivate init(_ refusal: WorkerRefusal, _ limits: PreviewLimits) {
    self =
      switch refusal {
      case .notAnImage: .notAnImage
      case .tooLarge(let megapixels): .tooLarge(megapixels: megapixels, limit: limits.megapixels)
      case .broken: .broken
      case .tooMuchMemory: .tooMuchMemory
      }
  }
}
