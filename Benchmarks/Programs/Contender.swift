import Glibc

/// A program that measures one thing as often as it is asked to, so that several can take turns: for each line of input
/// it prints a line of numbers. Before the first it prints that it is ready.
final class Contender {
  /// What it has measured so far: of each number on its lines the samples.
  private(set) var samples: [Samples] = []

  private let process: StartedProgram
  private let questions: Int32
  private let answers: Int32
  private var unread: [UInt8] = []

  /// Starts it, and waits until it is ready.
  init(_ command: Command) throws {
    var (input, output): ([Int32], [Int32]) = ([-1, -1], [-1, -1])
    guard pipe(&input) == 0, pipe(&output) == 0 else {
      throw BenchError.file("pipe", errno: errno)
    }
    // Held by one side only, each ends with the other.
    for descriptor in input + output { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    (questions, answers) = (input[1], output[0])
    process = try StartedProgram(command, input: input[0], output: output[1])
    close(input[0])
    close(output[1])
    guard try line() == "ready" else { throw BenchError.notStarted(command.description) }
  }

  deinit {
    // The end of its input is what it ends at.
    close(questions)
    close(answers)
  }

  /// The most memory that it ever had, in MiB.
  var peakMemory: Double { Double(ProcessFacts(pid: process.pid).peakMemory) / 1_024 }

  /// Has it measure once.
  func measure() throws {
    guard write(questions, "\n", 1) == 1 else { throw BenchError.ended(process.pid) }
    let numbers = try line().split(separator: " ").compactMap { Double($0) }
    if samples.isEmpty { samples = numbers.map { _ in Samples() } }
    guard numbers.count == samples.count, !numbers.isEmpty else { throw BenchError.ended(process.pid) }
    for (place, number) in numbers.enumerated() { samples[place].add(number) }
  }

  private func line() throws -> String {
    while true {
      if let end = unread.firstIndex(of: 0x0A) {
        defer { unread.removeSubrange(...end) }
        return String(decoding: unread[..<end], as: UTF8.self)
      }
      var buffer = [UInt8](repeating: 0, count: 4096)
      let count = read(answers, &buffer, buffer.count)
      guard count > 0 else { throw BenchError.ended(process.pid) }
      unread += buffer[..<count]
    }
  }
}
