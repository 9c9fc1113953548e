import Glibc
import Testing

@testable import Preview

extension WorkerTests {
  /// What stands between the worker and the machine, as the kernel sees it.
  @Suite struct Isolation {
    private let folder: TemporaryFolder
    private let session: WorkerSession
    private let facts: ProcessFacts

    init() throws {
      folder = try TemporaryFolder()
      let bytes = PortableNetworkGraphic(width: 9, height: 9) { _, _ in [1, 2, 3, 255] }.bytes
      session = WorkerSession([try folder.write(bytes, as: "picture.png")])
      _ = session.picture(0)
      facts = ProcessFacts(pid: try #require(session.worker.processIdentifier))
    }

    @Test func isInPlaceBeforeTheFirstPicture() throws {
      let sandbox = try #require(session.worker.sandbox)
      #expect(sandbox.contains(.limits))
      #expect(facts.status("NoNewPrivs") == "1")
      #expect(sandbox.contains(.systemCalls) == (facts.status("Seccomp") == "2"))
      if sandbox != .full { print("only a part of the sandbox can be had on this kernel: \(sandbox)") }
    }

    @Test func limitsResources() {
      #expect(facts.limit("Max address space") == "536870912")
      #expect(facts.limit("Max open files") == "8")
      #expect(facts.limit("Max file size") == "0")
      #expect(facts.limit("Max core file size") == "0")
      #expect(facts.limit("Max cpu time") == "600")
    }

    @Test func passesNothingOfOursOn() throws {
      #expect(facts.descriptors == 3)
      let path = "/proc/\(facts.pid)/environ"
      let descriptor = open(path, O_RDONLY)
      defer { close(descriptor) }
      var buffer = [UInt8](repeating: 0, count: 4096)
      let count = read(descriptor, &buffer, buffer.count)
      #expect(!String(decoding: buffer[..<max(0, count)], as: UTF8.self).contains("HOME="))
    }

    @Test func refusesToRunWithoutAParentAtTheSocket() throws {
      let program = try #require(WorkerSession.program.path())
      var pid: pid_t = 0
      var actions = posix_spawn_file_actions_t()
      posix_spawn_file_actions_init(&actions)
      defer { posix_spawn_file_actions_destroy(&actions) }
      posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
      posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
      var arguments: [UnsafeMutablePointer<CChar>?] = [strdup(program), nil]
      defer { free(arguments[0]) }
      try #require(posix_spawn(&pid, program, &actions, nil, &arguments, environ) == 0)
      var status: CInt = 0
      #expect(waitpid(pid, &status, 0) == pid)
      #expect(status >> 8 & 0xFF == 2 && status & 0x7F == 0)
    }
  }
}
