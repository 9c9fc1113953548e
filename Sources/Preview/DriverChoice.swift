/// Chooses how pictures reach the terminal, and says why in a few words.
///
/// A wish is granted as far as it can be; `auto` takes the first line that fits and ends in ASCII, which always works.
public func chooseDriver(
  wish: PictureWish, traits: TerminalTraits
) -> (driver: PictureDriver, reason: String) {
  let depth = traits.depth
  return switch wish {
  case .none: (.none, "asked for with --preview none")
  case .ascii: (.ascii(depth), "asked for with --preview ascii")
  case .sixel: (.sixel(colors: 256), "asked for with --preview sixel")
  case .symbols where traits.unicode: (.symbols(depth), "asked for with --preview symbols")
  case .symbols: (.ascii(depth), "symbols need UTF-8, which this terminal does not use")
  case .auto where !traits.insideTmux && traits.saysSixel: (.sixel(colors: 256), "the terminal offers sixel")
  case .auto where !traits.unicode: (.ascii(depth), "the terminal does not use UTF-8")
  case .auto where traits.insideTmux: (.symbols(depth), "tmux passes no pixels on")
  case .auto where traits.deviceAttributes == nil:
    (.symbols(depth), "the terminal did not say what it can do")
  case .auto: (.symbols(depth), "the terminal does not offer sixel")
  }
}
