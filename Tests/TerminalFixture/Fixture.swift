// A program for the tests of the terminal: it shows what it got, and does on request what programs should not. With a
// seed as its argument it shows scenes drawn by chance, another one after every space; how many tells the window's title.
import Glibc
import Terminal
import TerminalTesting

@main
struct Fixture {
  private let screen: CursesScreen
  private var decoder = KeyDecoder()
  private var news: [String] = []
  private var picture: PlacedPicture?
  private var isDone = false
  private var scene: Scene?
  private var generator = SeededGenerator(seed: 0)
  private var scenes = 0

  static func main() {
    do throws(TerminalError) {
      var fixture = Fixture(screen: try CursesScreen())
      fixture.screen.setCrashMessage("The answers up to now are in answers/ana.jsonl")
      try fixture.run()
      fixture.screen.stop()
      print("bye")
    } catch {
      print("error: \(error)")
      exit(1)
    }
  }

  private init(screen: CursesScreen) {
    self.screen = screen
    if let seed = CommandLine.arguments.dropFirst().first.flatMap({ UInt64($0) }) {
      scene = Scene(size: screen.size)
      generator = SeededGenerator(seed: seed)
    }
  }

  private mutating func run() throws(TerminalError) {
    while !isDone {
      try screen.present(scene?.surface ?? drawing(), picture: scene?.picture ?? picture)
      if scene != nil { try screen.send(Array("\u{1B}]2;\(scenes)\u{7}".utf8)) }
      var descriptors = [
        pollfd(fd: screen.input, events: Int16(POLLIN), revents: 0),
        pollfd(fd: screen.signals, events: Int16(POLLIN), revents: 0),
      ]
      let wait = decoder.deadline.map { max(0, $0 - milliseconds()) } ?? -1
      poll(&descriptors, 2, Int32(wait))
      // What was typed before a signal came is read before, so that it is not taken for something typed after.
      let input = try screen.readInput()
      for signal in screen.readSignals() { try take(signal) }
      decoder.feed(input, at: milliseconds())
      while let key = decoder.next(at: milliseconds()) { try take(key) }
    }
  }

  private mutating func take(_ signal: Signal) throws(TerminalError) {
    news.append("\(signal)")
    switch signal {
    case .resize:
      screen.resize()
      if scene != nil { scene = Scene(size: screen.size) }
    case .resume: try screen.resume()
    case .suspend: try screen.suspend()
    case .terminate, .hangUp: isDone = true
    default: break
    }
  }

  private mutating func take(_ key: Key) throws(TerminalError) {
    news.append("\(key)")
    switch key {
    case .character("q"): isDone = true
    case .character(" "):
      scene = scene?.changed(using: &generator)
      scenes += 1
    case .character("x"): crash(news.count)
    case .character("a"): abort()
    case .character("t"): crashOnAThread(news.count)
    case .character("e"): complain("a library complains\n")
    case .character("E"): exit(3)
    case .character("p"): picture = picture == nil ? checkers() : nil
    case .control("l"): screen.redrawEverything()
    case .control("z"): try screen.suspend()
    default: break
    }
  }

  private func drawing() -> Surface {
    var surface = Surface(size: screen.size)
    let terminal = screen.terminal
    surface.write(
      "\(screen.size.columns) x \(screen.size.rows) \(terminal.name) \(terminal.colors) colours",
      at: Point(column: 0, row: 0))
    surface.write(
      "cell \(screen.cellPixels.map { "\($0.width) x \($0.height)" } ?? "unknown")",
      at: Point(column: 0, row: 1))
    for (row, line) in news.suffix(8).enumerated() {
      surface.write(cleaned(line), at: Point(column: 0, row: 2 + row), role: .message)
    }
    surface.write("예 \(news.count) ✓", at: Point(column: 0, row: surface.size.rows - 1), role: .yes)
    return surface
  }

  private func checkers() -> PlacedPicture {
    let line = Array("\u{1B}[38;2;255;0;0m\(String(repeating: "▚", count: 30))".utf8)
    return PlacedPicture(
      rect: Rect(column: 40, row: 2, columns: 30, rows: 5), id: 1, lines: Array(repeating: line, count: 5),
      kind: .cells)
  }
}

private func milliseconds() -> Int {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
}

private func complain(_ text: String) {
  _ = Array(text.utf8).withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
}

/// Traps on another thread.
private func crashOnAThread(_ index: Int) {
  var thread = pthread_t()
  pthread_create(
    &thread, nil,
    { _ in
      crash(1)
      return nil
    }, nil)
  pthread_join(thread, nil)
}

/// Reads outside an array: Swift traps.
private func crash(_ index: Int) {
  print([0][index + 1])
}
