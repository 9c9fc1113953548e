import CPicture
import Glibc
import Preview

extension WorkerRequest {
  /// Does what is asked with the picture behind a descriptor, and closes that.
  func replies(reading descriptor: CInt) -> [WorkerReply] {
    var opened: OpaquePointer?
    let outcome = cpicture_open(descriptor, &opened)
    close(descriptor)
    guard let file = opened else { return [.refused(id: id, WorkerRefusal(outcome))] }
    defer { cpicture_close(file) }
    let width = Int(cpicture_width(file))
    let height = Int(cpicture_height(file))
    guard width * height <= megapixels * 1_000_000 else {
      return [.refused(id: id, .tooLarge(megapixels: (width * height + 999_999) / 1_000_000))]
    }
    let fit = PictureFit(
      width: width, height: height, boxColumns: columns, boxRows: rows, cell: cell, view: view)
    guard let part = fit.part else { return [.refused(id: id, .broken)] }
    var bitmap = bitmap(of: part, fit)
    let decoded = bitmap.decode(file, part, background)
    if view.isBrighter { bitmap.brighten() }
    switch Int(decoded) {
    case cpicture_intact: return [.part(id: id, part), reply(drawing: &bitmap, fit, damaged: false)]
    case cpicture_damaged: return [.part(id: id, part), reply(drawing: &bitmap, fit, damaged: true)]
    default: return [.refused(id: id, WorkerRefusal(decoded))]
    }
  }

  /// Room for the pixels to draw from.
  ///
  /// What is larger is made as small as what is drawn; no smaller picture is made larger: chafa or the terminal does
  /// that.
  private func bitmap(of part: PicturePart, _ fit: PictureFit) -> Bitmap {
    var width = min(part.width, fit.columns * pixelsPerCell.width)
    var height = min(part.height, fit.rows * pixelsPerCell.height)
    if case .pixels(let kilopixels) = rendering, width * height > kilopixels * 1_000 {
      let scale = (Double(kilopixels * 1_000) / Double(width * height)).squareRoot()
      width = max(Int(Double(width) * scale), 1)
      height = max(min(Int(Double(height) * scale), kilopixels * 1_000 / width), 1)
    }
    return Bitmap(width: width, height: height)
  }

  /// The pixels that a cell is drawn from.
  private var pixelsPerCell: CellSize {
    switch rendering {
    case .pixels, .sixel: cell
    case .symbols, .ascii: CellSize(width: 8, height: 8)
    }
  }

  private func reply(drawing bitmap: inout Bitmap, _ fit: PictureFit, damaged: Bool) -> WorkerReply {
    switch rendering {
    case .pixels:
      return .pixels(
        id: id, columns: fit.columns, rows: fit.rows, width: bitmap.width, height: bitmap.height,
        bytes: bitmap.packed, damaged: damaged)
    case .sixel(let colors):
      let payload = bitmap.sixel(
        colors: colors, width: fit.columns * cell.width, height: fit.rows * cell.height)
      return .sixel(id: id, columns: fit.columns, rows: fit.rows, payload: payload, damaged: damaged)
    case .symbols(let depth): return reply(bitmap.cells(fit, depth, ascii: false), damaged)
    case .ascii(let depth): return reply(bitmap.cells(fit, depth, ascii: true), damaged)
    }
  }

  private func reply(_ grid: CellGrid?, _ damaged: Bool) -> WorkerReply {
    grid.map { .cells(id: id, $0, damaged: damaged) } ?? .refused(id: id, .broken)
  }
}

extension WorkerRefusal {
  /// What an outcome of the facade means that gave no picture.
  fileprivate init(_ outcome: CInt) {
    self =
      switch Int(outcome) {
      case cpicture_foreign: .notAnImage
      case cpicture_exhausted: .tooMuchMemory
      default: .broken
      }
  }
}
