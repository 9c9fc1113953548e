import CPicture
import Preview

/// Pixels of three bytes, red, green and blue, in rows of `cpicture_stride(width)` bytes.
struct Bitmap {
  let width: Int
  private(set) var height: Int
  private var pixels: [UInt8]

  private var stride: Int { cpicture_stride(CInt(width)) }

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    pixels = [UInt8](repeating: 0, count: cpicture_stride(CInt(width)) * height)
  }

  /// Fills the bitmap with a part of a picture; one of the outcomes of `cpicture_decode`.
  mutating func decode(_ file: OpaquePointer, _ part: PicturePart, _ background: PictureColor?) -> CInt {
    let area = CPictureArea(
      left: CInt(part.left), top: CInt(part.top), width: CInt(part.width), height: CInt(part.height))
    let color = background ?? PictureColor(red: 0, green: 0, blue: 0)
    return cpicture_decode(
      file, area, CInt(width), CInt(height), [color.red, color.green, color.blue], &pixels)
  }

  /// Makes dark parts brighter: each channel becomes the root of itself, between 0 and 1.
  mutating func brighten() {
    let brighter = (0...255).map { UInt8((Double($0) * 255).squareRoot().rounded()) }
    for index in pixels.indices { pixels[index] = brighter[Int(pixels[index])] }
  }

  /// The pixels without gaps between the rows.
  var packed: [UInt8] {
    guard stride != width * 3 else { return pixels }
    var packed: [UInt8] = []
    packed.reserveCapacity(width * height * 3)
    for row in 0..<height { packed += pixels[row * stride..<row * stride + width * 3] }
    return packed
  }

  /// The picture in cells.
  func cells(_ fit: PictureFit, _ depth: ColorDepth, ascii: Bool) -> CellGrid? {
    var cells = [CPictureCell](repeating: CPictureCell(), count: fit.columns * fit.rows)
    cpicture_cells(
      pixels, CInt(width), CInt(height), CInt(depth.rawValue), ascii, CInt(fit.columns), CInt(fit.rows),
      &cells)
    return CellGrid(
      columns: fit.columns, rows: fit.rows,
      cells: cells.map {
        PictureCell(scalar: $0.scalar, foreground: $0.foreground, background: $0.background)
      })
  }

  /// The picture as sixel data of so many pixels, without their envelope.
  ///
  /// Sixels come in bands of six rows. A last band that is wanted in part is drawn whole, from more of the last row,
  /// and its surplus taken out again.
  mutating func sixel(colors: Int, width drawnWidth: Int, height drawnHeight: Int) -> [UInt8] {
    let wholeBands = (drawnHeight + 5) / 6 * 6
    extend(to: (height * wholeBands + drawnHeight / 2) / drawnHeight)
    var length = 0
    guard
      let data = cpicture_sixel(
        pixels, CInt(width), CInt(height), CInt(colors), CInt(drawnWidth), CInt(wholeBands), &length)
    else { return [] }
    defer { cpicture_free(data) }
    return UnsafeRawBufferPointer(start: data, count: length)
      .sixelPayload(lastBandRows: drawnHeight - (wholeBands - 6))
  }

  private mutating func extend(to newHeight: Int) {
    guard newHeight > height else { return }
    let lastRow = pixels.suffix(stride)
    for _ in height..<newHeight { pixels += lastRow }
    height = newHeight
  }
}
