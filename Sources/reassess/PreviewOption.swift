import ArgumentParser
import Preview

/// How pictures are shown.
struct PreviewOption: ParsableArguments {
  @Option(
    help:
      "How pictures are shown: auto, kitty, iterm2, sixel, symbols, ascii or none. (default: as config.json says, else auto)",
    completion: .list(PictureWish.allCases.map(\.rawValue)), transform: { try PictureWish(parsing: $0) })
  var preview: PictureWish?
}
