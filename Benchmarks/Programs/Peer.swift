import Terminal

/// A program that others use to see a picture in a terminal, from Debian's packages.
enum Peer: String, CaseIterable {
  case chafa, timg

  /// The command that draws a picture in 256 colours with block characters, within so many cells.
  func command(_ picture: String, size: Size) throws -> Command {
    guard let path = Command.find(rawValue) else { throw BenchError.missing("the program \(rawValue)") }
    return switch self {
    case .chafa:
      Command(path, "-f", "symbols", "-c", "256", "--size", "\(size.columns)x\(size.rows)", picture)
    case .timg: Command(path, "-pq", "--color8", "-U", "-g\(size.columns)x\(size.rows)", picture)
    }
  }

  /// What one run took and wrote.
  struct Run {
    /// From just before the program was started to the last byte, in milliseconds.
    let last: Double
    let bytes: Int
    /// The cells that the picture covers.
    let picture: Size?
  }

  /// Draws a picture once; `looks` says whether its size in cells is worked out, afterwards.
  func draw(_ picture: String, size: Size, terminal: Size, looks: Bool = false) throws -> Run {
    let program = try DrainedTerminal(command(picture, size: size), size: terminal)
    try program.finish()
    guard let last = program.transcript.last else { throw BenchError.notShown("a picture of \(rawValue)") }
    return Run(
      last: last - program.started, bytes: program.transcript.bytes.count,
      picture: looks ? program.transcript.screen(terminal).pictureSize : nil)
  }
}
