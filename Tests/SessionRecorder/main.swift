import Glibc
import Terminal
import TerminalTesting

// Runs a program in a terminal of 100 x 30, types what a script says when it says so, and prints an asciicast (version 2,
// docs.asciinema.org/manual/asciicast/v2) of it.
//
//     session-recorder KEYS TITLE PROGRAM [ARGUMENT…] > recording.cast
//
// Each line of KEYS is a number of seconds and the keys that are typed after them: characters, `Enter`, `Escape` and
// the like as words. Lines that begin with `#` say what happens; they become markers in the recording.

/// A step of the script.
enum Step {
  case keys(after: Double, [UInt8])
  case marker(String)

  private static let words = [
    "Enter": "\r", "Escape": "\u{1B}", "Up": "\u{1B}[A", "Down": "\u{1B}[B", "Right": "\u{1B}[C",
    "Left": "\u{1B}[D",
    "Space": " ", "Backspace": "\u{7F}",
  ]

  init?(_ line: Substring) {
    if line.hasPrefix("#") {
      self = .marker(String(line.dropFirst().drop { $0 == " " }))
      return
    }
    let parts = line.split(separator: " ")
    guard let first = parts.first, let seconds = Double(first) else { return nil }
    self = .keys(
      after: seconds, parts.dropFirst().flatMap { Array((Self.words[String($0)] ?? String($0)).utf8) })
  }
}

/// Prints the recording's lines while the program runs.
struct Recorder {
  let terminal: PseudoTerminal
  let start: Double
  private var printed = 0
  /// The bytes of a character that is not whole yet.
  private var rest: [UInt8] = []

  init(_ terminal: PseudoTerminal) {
    self.terminal = terminal
    start = milliseconds()
  }

  /// Lets the program work for so long, or until it ends.
  mutating func watch(seconds: Double) {
    try? terminal.wait(until: "the next key", seconds: seconds) { _ in false }
    printNews()
  }

  mutating func printNews() {
    for chunk in terminal.chunks[printed...] {
      let bytes = rest + chunk.bytes
      let whole = bytes.count - brokenTail(of: bytes)
      rest = Array(bytes[whole...])
      event(at: chunk.time, "o", String(decoding: bytes[..<whole], as: UTF8.self))
    }
    printed = terminal.chunks.count
  }

  func event(at time: Double, _ kind: String, _ text: String) {
    let hundredths = Int(((time - start) / 10).rounded())
    let part = hundredths % 100
    print("[\(hundredths / 100).\(part < 10 ? "0" : "")\(part), \"\(kind)\", \(quoted(text))]")
  }

  /// How many bytes at the end are the beginning of a character.
  private func brokenTail(of bytes: [UInt8]) -> Int {
    for length in 1...3 where length <= bytes.count {
      let byte = bytes[bytes.count - length]
      if byte & 0xC0 == 0x80 { continue }
      return byte >= 0xF0 && length < 4 || byte >= 0xE0 && length < 3 || byte >= 0xC0 && length < 2
        ? length : 0
    }
    return 0
  }
}

func quoted(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\0"..."\u{1F}", "\u{7F}":
      result += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}

func say(_ message: String) {
  let line = Array((message + "\n").utf8)
  _ = write(STDERR_FILENO, line, line.count)
}

func milliseconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) * 1_000 + Double(time.tv_nsec) / 1_000_000
}

func contents(of path: String) -> String? {
  guard let file = fopen(path, "r") else { return nil }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  while case let byte = getc(file), byte != EOF { bytes.append(UInt8(byte)) }
  return String(decoding: bytes, as: UTF8.self)
}

func record(_ steps: [Step], title: String, program: String, arguments: [String]) throws {
  let size = Size(columns: 100, rows: 30)
  let terminal = try PseudoTerminal(
    program, arguments, environment: ["LANG": "C.UTF-8", "COLORTERM": "truecolor"], size: size)
  print(
    #"{"version": 2, "width": \#(size.columns), "height": \#(size.rows), "title": \#(quoted(title)), "#
      + #""env": {"TERM": "xterm-256color"}}"#)
  var recorder = Recorder(terminal)
  for step in steps {
    switch step {
    case .marker(let text): recorder.event(at: milliseconds(), "m", text)
    case .keys(let seconds, let keys):
      recorder.watch(seconds: seconds)
      terminal.send(keys)
    }
  }
  _ = try terminal.waitForEnd()
  recorder.printNews()
}

let arguments = CommandLine.arguments
guard arguments.count > 3, let script = contents(of: arguments[1]) else {
  say("usage: session-recorder KEYS TITLE PROGRAM [ARGUMENT…]")
  exit(2)
}
var steps: [Step] = []
for (number, line) in script.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
where !line.isEmpty {
  guard let step = Step(line) else {
    say("\(arguments[1]):\(number + 1): neither a comment nor seconds and keys")
    exit(1)
  }
  steps.append(step)
}
try record(steps, title: arguments[2], program: arguments[3], arguments: Array(arguments.dropFirst(4)))
