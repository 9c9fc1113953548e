/// A picture in pixels of three bytes, red, green and blue, row by row without gaps.
///
/// Any byte is a colour: nothing in it can be anything but a picture of this size.
struct PixelImage: Equatable {
  /// The pixels from left to right, 1 or more.
  let width: Int
  /// The pixels from top to bottom, 1 or more.
  let height: Int
  /// All of them.
  let bytes: [UInt8]

  /// Nil where there are not as many bytes as the size says.
  init?(width: Int, height: Int, bytes: [UInt8]) {
    guard width > 0, height > 0, bytes.count == width * height * 3 else { return nil }
    self.width = width
    self.height = height
    self.bytes = bytes
  }
}
