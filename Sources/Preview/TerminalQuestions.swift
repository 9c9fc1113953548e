/// The questions to a terminal, and which answers they bring.
///
/// The question about its kind (DA1, `CSI c`) comes last and is a fence: every terminal answers it, and whatever
/// it has to say to the questions before comes first.
public struct TerminalQuestions: Equatable, Sendable {
  /// The number under which kitty's protocol is asked for; the answer repeats it.
  public static let kittyImage = 31

  /// The bytes to send, in one piece.
  public let bytes: [UInt8]

  /// The questions that make sense for a terminal.
  /// - Parameter knowsCell: whether the kernel has told the size of a cell.
  public init(to environment: TerminalEnvironment, knowsCell: Bool) {
    let fence = "\u{1B}[c"
    guard !environment.showsUnknownQuestions else {
      bytes = Array(fence.utf8)
      return
    }
    // One pixel to look at and forget.
    let kitty = "\u{1B}_Gi=\(Self.kittyImage),s=1,v=1,a=q,t=d,f=24;AAAA\u{1B}\\"
    let background = "\u{1B}]11;?\u{1B}\\"
    let cell = knowsCell ? "" : "\u{1B}[16t"
    let version = "\u{1B}[>q"
    let synchronized = "\u{1B}[?2026$p"
    // "RGB" and "Tc" in hexadecimal digits.
    let trueColor = "\u{1B}P+q524742\u{1B}\\\u{1B}P+q5463\u{1B}\\"
    let graphics =
      switch environment.multiplexer {
      case .none: kitty
      case .tmux where environment.drawsPlaceholders:
        "\u{1B}Ptmux;\(kitty.replacing("\u{1B}", with: "\u{1B}\u{1B}"))\u{1B}\\"
      case .tmux, .screen: ""
      }
    let capabilities = environment.multiplexer == .none ? trueColor : ""
    bytes = Array((background + cell + version + synchronized + capabilities + graphics + fence).utf8)
  }
}
