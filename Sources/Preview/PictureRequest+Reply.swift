extension PictureRequest {
  /// The outcome that a reply means for this request; nil where the worker breaks the protocol.
  /// - Parameter session: a number for all pictures of this program; see ``KittyImageID``.
  func outcome(
    of reply: WorkerReply, id expected: UInt32, session: UInt8, _ limits: PreviewLimits
  ) -> PictureOutcome? {
    switch reply {
    case .hello, .part: nil
    case .refused(expected, let refusal): .refused(PictureRefusal(refusal, limits))
    case .cells(expected, let grid, let damaged):
      picture(of: grid).map { .picture($0, damaged: damaged) }
    case .sixel(expected, let columns, let rows, let payload, let damaged):
      picture(ofSixel: payload, columns: columns, rows: rows).map { .picture($0, damaged: damaged) }
    case .pixels(expected, let columns, let rows, let width, let height, let bytes, let damaged):
      image(width: width, height: height, bytes)
        .flatMap {
          picture(of: $0, columns: columns, rows: rows, KittyImageID(session: session, picture: expected))
        }
        .map { .picture($0, damaged: damaged) }
    case .refused, .cells, .sixel, .pixels: nil
    }
  }

  private func picture(of grid: CellGrid) -> RenderedPicture? {
    let lines: [[UInt8]]? =
      switch driver {
      case .symbols(let depth): grid.lines(in: depth, characters: .symbols)
      case .ascii(let depth): grid.lines(in: depth, characters: .ascii)
      case .kitty, .iterm2, .dataAddress, .sixel, .none: nil
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

  /// The pixels, unless there are more of them than were asked for.
  private func image(width: Int, height: Int, _ bytes: [UInt8]) -> PixelImage? {
    guard case .pixels(let kilopixels) = driver.rendering, width * height <= kilopixels * 1_000 else {
      return nil
    }
    return PixelImage(width: width, height: height, bytes: bytes)
  }

  private func picture(
    of image: PixelImage, columns: Int, rows: Int, _ id: KittyImageID
  ) -> RenderedPicture? {
    guard columns <= self.columns, rows <= self.rows else { return nil }
    switch driver {
    case .kitty(let placement, _):
      let graphic = KittyGraphic(image: image, columns: columns, rows: rows, placement: placement, id: id)
      return placement == .atCursor
        ? RenderedPicture(
          columns: columns, rows: rows, lines: [graphic.transmission], pixels: true, erasing: graphic.erasing)
        : RenderedPicture(
          columns: columns, rows: rows, lines: graphic.lines, pixels: false, preamble: graphic.transmission,
          erasing: graphic.erasing)
    case .iterm2:
      let inline = InlineImage(image, columns: columns, rows: rows)
      return RenderedPicture(columns: columns, rows: rows, lines: [inline.bytes], pixels: true)
    case .dataAddress:
      let address = Array("data:image/png;base64,".utf8) + image.portableNetworkGraphic.base64
      return RenderedPicture(columns: columns, rows: rows, lines: [address], pixels: true)
    case .sixel, .symbols, .ascii, .none: return nil
    }
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
