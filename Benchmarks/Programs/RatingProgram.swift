import Ratings
import Terminal

/// `reassess rate` in a terminal that takes everything as fast as it comes.
struct RatingProgram {
  let terminal: DrainedTerminal
  let size: Size

  /// Opens a campaign and waits until the program rests: the picture is drawn and the next ones are ready.
  init(_ setup: Setup, campaign: String, rater: RaterName, size: Size, preview: String? = nil) throws {
    self.size = size
    let options = preview.map { ["--preview", $0] } ?? []
    terminal = try DrainedTerminal(
      Command(
        "\(setup.programs)/reassess", ["rate", campaign, "--rater", rater.description] + options), size: size)
    try terminal.settle()
  }

  /// Types keys and waits until the program rests again; returns the milliseconds from the first key to the first and
  /// to the last byte that came back.
  @discardableResult
  func press(_ keys: String, silence: Double = 60) throws -> (first: Double, last: Double) {
    let start = terminal.type(keys)
    try terminal.settle(silence: silence)
    guard let first = terminal.transcript.first, let last = terminal.transcript.last else {
      throw BenchError.notShown("anything after the keys \(keys)")
    }
    return (first - start, last - start)
  }

  /// Leaves the program with Ctrl-C, whatever it shows.
  func leave() throws {
    terminal.type("\u{3}")
    try terminal.finish()
  }

  /// The size of the picture on the screen, in cells; to be asked before any key is pressed.
  func pictureSize() throws -> Size {
    guard let size = terminal.transcript.screen(size).pictureSize else {
      throw BenchError.notShown("a picture")
    }
    return size
  }

  /// The picture worker's process.
  func worker() throws -> ProcessFacts {
    guard let worker = terminal.children.first else { throw BenchError.missing("the picture worker") }
    return worker
  }
}
