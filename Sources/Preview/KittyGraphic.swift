/// How a kitty graphic finds its place.
public enum KittyPlacement: UInt8, CaseIterable, Sendable {
  /// At the cursor, above the cells.
  case atCursor
  /// In cells that hold placeholder characters: text that moves, goes and is redrawn like any other.
  case inPlaceholders
  /// The same from within tmux, which hands the pixels on and knows of the placeholders alone.
  case inPlaceholdersThroughTmux
}

/// A picture in the graphics protocol of kitty.
///
/// Replies are asked for by none of the commands (`q=2`). Pixels go in pieces of 4,096 characters, the most that the
/// protocol allows. Source: kitty's documentation, "Terminal graphics protocol".
struct KittyGraphic {
  /// The most characters of data in one command.
  private static let longestPiece = 4_096

  let image: PixelImage
  let columns: Int
  let rows: Int
  let placement: KittyPlacement
  let id: KittyImageID

  /// Hands the pixels over, and shows them at the cursor unless placeholders will.
  var transmission: [UInt8] {
    let data = image.bytes.base64
    let isWhole = data.count <= Self.longestPiece
    var bytes: [UInt8] = []
    bytes.reserveCapacity(data.count + data.count / 256 + 128)
    for start in stride(from: 0, to: data.count, by: Self.longestPiece) {
      let piece = data[start..<min(start + Self.longestPiece, data.count)]
      let more = piece.endIndex < data.count ? "m=1" : "m=0"
      let keys = start == 0 ? (isWhole ? firstKeys : "\(firstKeys),\(more)") : "q=2,\(more)"
      bytes += command(keys, piece)
    }
    return bytes
  }

  /// Removes the picture from the screen and from the terminal's memory.
  var erasing: [UInt8] { command("a=d,d=I,i=\(id.number),q=2", []) }

  /// What stands in the cells, row by row; nothing where the picture lies above them.
  var lines: [[UInt8]] {
    placement == .atCursor ? [] : (0..<rows).map { id.placeholders(row: $0, columns: columns) }
  }

  private var firstKeys: String {
    let place = placement == .atCursor ? "C=1" : "U=1"
    return "a=T,\(place),f=24,s=\(image.width),v=\(image.height),c=\(columns),r=\(rows),i=\(id.number),q=2"
  }

  private func command(_ keys: String, _ data: ArraySlice<UInt8>) -> [UInt8] {
    let body = Array("G\(keys)".utf8) + (data.isEmpty ? [] : [UInt8(ascii: ";")] + data)
    // tmux hands on what is in its own envelope, every ESC doubled.
    return placement == .inPlaceholdersThroughTmux
      ? Array("\u{1B}Ptmux;\u{1B}\u{1B}_".utf8) + body + Array("\u{1B}\u{1B}\\\u{1B}\\".utf8)
      : Array("\u{1B}_".utf8) + body + Array("\u{1B}\\".utf8)
  }
}
