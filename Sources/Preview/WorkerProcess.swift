import Glibc

/// A running worker: its process and our end of the socket to it.
///
/// Spawn it from the main thread: the worker asks the kernel to be killed with its parent, and the kernel takes the
/// spawning *thread* for the parent (PR_SET_PDEATHSIG, prctl(2)).
struct WorkerProcess: ~Copyable {
  let pid: pid_t
  /// Non-blocking, closed on exec.
  let socket: CInt

  /// Starts the program, or throws the error number.
  init(path: String) throws(WorkerProcess.Fault) {
    var ends: [CInt] = [-1, -1]
    let type = CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, type, 0, &ends) == 0 else { throw Fault(number: errno) }
    defer { close(ends[1]) }
    guard fcntl(ends[0], F_SETFL, O_NONBLOCK) == 0 else {
      defer { close(ends[0]) }
      throw Fault(number: errno)
    }
    var pid: pid_t = 0
    let result = Self.spawn(path, socket: ends[1], pid: &pid)
    guard result == 0 else {
      close(ends[0])
      throw Fault(number: result)
    }
    self.pid = pid
    socket = ends[0]
  }

  struct Fault: Error {
    /// As errno(3).
    var number: CInt
  }

  /// Kills the process and closes the socket; the process is still to be reaped.
  consuming func kill() {
    Glibc.kill(pid, SIGKILL)
    close(socket)
  }

  private static func spawn(_ path: String, socket: CInt, pid: inout pid_t) -> CInt {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, socket, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    setSignals(&attributes)
    // A group of its own, so that signals typed at the terminal do not reach it.
    posix_spawnattr_setpgroup(&attributes, 0)

    let arguments: [UnsafeMutablePointer<CChar>?] = [strdup(path), nil]
    let environment: [UnsafeMutablePointer<CChar>?] =
      inheritedEnvironment().map { $0.withCString(strdup) } + [nil]
    defer { for string in arguments + environment { free(string) } }
    return posix_spawn(&pid, path, &actions, &attributes, arguments, environment)
  }

  /// All signals as a fresh process has them.
  private static func setSignals(_ attributes: inout posix_spawnattr_t) {
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))
  }

  /// What the dynamic linker may need; nothing else of ours is the worker's business.
  private static func inheritedEnvironment() -> [String] {
    ["LD_LIBRARY_PATH"].compactMap { (name: String) -> String? in
      getenv(name).map { "\(name)=\(String(cString: $0))" }
    }
  }
}
