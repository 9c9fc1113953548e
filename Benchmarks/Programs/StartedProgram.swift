import Glibc

/// A program that was started without a terminal.
final class StartedProgram {
  let pid: Int32
  private var isOver = false

  /// Starts a program; without descriptors its input is empty and its output is thrown away.
  ///
  /// - Parameter errors: A file for what it writes to stderr; nil: that goes where this program's goes.
  init(_ command: Command, input: Int32? = nil, output: Int32? = nil, errors: String? = nil) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (descriptor, source, mode) in [(0, input, O_RDONLY), (1, output, O_WRONLY)] {
      if let source {
        posix_spawn_file_actions_adddup2(&actions, source, Int32(descriptor))
      } else {
        posix_spawn_file_actions_addopen(&actions, Int32(descriptor), "/dev/null", mode, 0)
      }
    }
    if let errors {
      posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    }
    var pid: Int32 = 0
    let failure = withCStrings([command.path] + command.arguments) { arguments in
      withCStrings(Command.environment) { environment -> Int32 in
        guard let arguments, let environment else { return EINVAL }
        return posix_spawn(&pid, command.path, &actions, nil, arguments, environment)
      }
    }
    guard failure == 0 else { throw BenchError.notStarted(command.path) }
    self.pid = pid
  }

  deinit {
    if !isOver { _ = waitpid(pid, nil, 0) }
  }

  /// Waits for its end; returns what it used (getrusage(2)).
  ///
  /// The kernel starts counting memory with what this process has had at most when it started the other: that must be
  /// less.
  func finish() throws -> rusage {
    var (status, usage) = (Int32(0), rusage())
    while wait4(pid, &status, 0, &usage) < 0 {
      guard errno == EINTR else { throw BenchError.neverEnded(pid) }
    }
    isOver = true
    guard status == 0 else { throw BenchError.failed(pid, code: Int(status >> 8)) }
    return usage
  }
}

/// Runs of a program from its start to its end.
struct ColdRuns {
  /// A file for what they say on stderr; it is shown when one fails.
  let messages: String
  private(set) var times = Samples()
  /// The milliseconds that the processors spent on each.
  private(set) var processor = Samples()
  /// The most memory that any of them had, in MiB.
  private(set) var peakMemory = 0.0

  init(_ setup: Setup) { messages = "\(setup.scratch)/messages" }

  /// Runs it once more.
  mutating func run(_ command: Command) throws {
    let start = now()
    let used: rusage
    do {
      used = try StartedProgram(command, errors: messages).finish()
    } catch {
      report("\(command):\n\(textFile(messages))")
      throw error
    }
    times.add(now() - start)
    processor.add(used.ru_utime.milliseconds + used.ru_stime.milliseconds)
    peakMemory = max(peakMemory, Double(used.ru_maxrss) / 1_024)
  }
}

extension timeval {
  fileprivate var milliseconds: Double { Double(tv_sec) * 1_000 + Double(tv_usec) / 1_000 }
}
