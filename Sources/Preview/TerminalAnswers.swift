/// What the terminal said of itself.
public struct TerminalAnswers: Equatable, Sendable {
  /// The parameters of its primary device attributes (DA1, `CSI c`); nil where it gave none.
  public var deviceAttributes: [Int]?
  /// Its name and version (XTVERSION, `CSI > q`), as it wrote them.
  public var version: String?
  /// Whether it took a picture in kitty's protocol to look at (`a=q`).
  public var takesKittyGraphics = false
  /// Whether it says that it takes 24-bit colours (XTGETTCAP of `RGB` or `Tc`).
  public var saysTrueColor = false
  /// Whether it can show a frame at once (mode 2026); nil where it did not say.
  public var synchronizesOutput: Bool?
  /// How long the answer to DA1 took, in milliseconds.
  public var milliseconds: Int?

  /// No answers yet.
  public init() {}

  /// Whether it says that it draws sixel graphics: attribute 4 of DA1.
  public var saysSixel: Bool { deviceAttributes?.contains(4) == true }

  /// The first word of its version, in lower case: `kitty(0.31.0)` is `kitty`.
  var name: String {
    (version ?? "").lowercased().prefix { $0.isLetter || $0.isNumber }.description
  }
}
