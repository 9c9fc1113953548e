/// A picture as an inline image of iTerm2 (`OSC 1337 ; File=…`), which WezTerm, mintty and Konsole know too.
///
/// Source: iTerm2's documentation, "Inline Images Protocol"; `doNotMoveCursor` is WezTerm's.
struct InlineImage {
  /// The image with its envelope, ready for the terminal.
  let bytes: [UInt8]

  /// An image that fills so many cells.
  init(_ image: PixelImage, columns: Int, rows: Int) {
    let file = image.portableNetworkGraphic
    let head =
      "\u{1B}]1337;File=inline=1;size=\(file.count);width=\(columns);height=\(rows);"
      + "preserveAspectRatio=0;doNotMoveCursor=1:"
    bytes = Array(head.utf8) + file.base64 + [0x07]
  }
}
