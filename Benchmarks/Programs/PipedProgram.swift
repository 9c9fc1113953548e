import Glibc

/// A program that reads lines from a pipe and answers in lines.
final class PipedProgram {
  private let program: StartedProgram
  private let input: Int32
  private let output: Int32
  private var isInputOpen = true
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)
  /// Lines that came and were not awaited yet.
  private var lines = 0

  /// Starts a program; `errors` is a file for what it says on stderr.
  init(_ command: Command, errors: String) throws {
    var (toIt, fromIt): ([Int32], [Int32]) = ([-1, -1], [-1, -1])
    guard pipe(&toIt) == 0, pipe(&fromIt) == 0 else { throw BenchError.file("pipe", errno: errno) }
    // Held by one side only, each ends with the other.
    for descriptor in toIt + fromIt { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    defer {
      close(toIt[0])
      close(fromIt[1])
    }
    (input, output) = (toIt[1], fromIt[0])
    program = try StartedProgram(command, input: toIt[0], output: fromIt[1], errors: errors)
  }

  deinit {
    closeInput()
    close(output)
  }

  var pid: Int32 { program.pid }

  /// Sends text; less than a pipe holds (64 KiB, pipe(7)) at once.
  func type(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(input, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// Waits until so many more lines have come.
  func awaitLines(_ count: Int, seconds: Double = 60) throws {
    let deadline = now() + seconds * 1_000
    while lines < count {
      var descriptor = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
      guard poll(&descriptor, 1, 100) > 0 else {
        guard now() < deadline else { throw BenchError.neverSettled(pid, bytes: lines) }
        continue
      }
      let read = Glibc.read(output, &buffer, buffer.count)
      guard read > 0 else { throw BenchError.ended(pid) }
      lines += buffer[..<read].count { $0 == 0x0A }
    }
    lines -= count
  }

  /// Ends its input and waits for its end.
  func finish() throws {
    closeInput()
    _ = try program.finish()
  }

  private func closeInput() {
    if isInputOpen { close(input) }
    isInputOpen = false
  }
}
