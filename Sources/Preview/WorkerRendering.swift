/// What the worker makes of a picture.
public enum WorkerRendering: Hashable, Sendable {
  /// Pixels as they are, so many thousands of them at most.
  case pixels(kilopixels: Int)
  /// Sixel data with at most that many colours.
  case sixel(colors: Int)
  /// Block and line characters in colour.
  case symbols(ColorDepth)
  /// ASCII characters in colour.
  case ascii(ColorDepth)
}

extension PictureDriver {
  /// What the worker has to make for it; nil where there is nothing to make.
  var rendering: WorkerRendering? {
    switch self {
    case .kitty(_, let kilopixels), .iterm2(let kilopixels), .dataAddress(let kilopixels):
      .pixels(kilopixels: kilopixels)
    case .sixel(let colors): .sixel(colors: colors)
    case .symbols(let depth): .symbols(depth)
    case .ascii(let depth): .ascii(depth)
    case .none: nil
    }
  }
}

/// On the wire: a kind and a number.
extension WorkerRendering {
  var wireKind: UInt8 {
    switch self {
    case .sixel: 1
    case .symbols: 2
    case .ascii: 3
    case .pixels: 4
    }
  }

  var wireDetail: UInt16 {
    switch self {
    case .sixel(let number), .pixels(let number): UInt16(clamping: number)
    case .symbols(let depth), .ascii(let depth): UInt16(depth.rawValue)
    }
  }

  init?(wireKind: UInt8, detail: UInt16) {
    let depth = UInt8(exactly: detail).flatMap(ColorDepth.init)
    switch (wireKind, depth) {
    case (1, _) where 2...256 ~= detail: self = .sixel(colors: Int(detail))
    case (2, let depth?): self = .symbols(depth)
    case (3, let depth?): self = .ascii(depth)
    case (4, _) where 1...PictureDriver.mostKilopixels ~= Int(detail): self = .pixels(kilopixels: Int(detail))
    default: return nil
    }
  }
}
