import Glibc
import Testing

@testable import Preview

extension WorkerTests {
  /// What happens when the worker fails, with the real one and with programs that only pretend.
  @Suite struct Failures {
    private let folder: TemporaryFolder
    private let picture: String

    init() throws {
      folder = try TemporaryFolder()
      let bytes = PortableNetworkGraphic(width: 60, height: 40) { x, y in [UInt8(x), UInt8(y), 0, 255] }.bytes
      picture = try folder.write(bytes, as: "picture.png")
    }

    private func isPicture(_ outcome: PictureOutcome?) -> Bool {
      if case .picture(_, damaged: false) = outcome { true } else { false }
    }

    /// A session with a shell script in the worker's place.
    private func session(pretending script: String, limits: PreviewLimits = PreviewLimits()) throws
      -> WorkerSession
    {
      let bytes = Array("#!/bin/sh\n\(script)\n".utf8)
      _ = try folder.write(bytes, as: WorkerProgram.name, mode: 0o755)
      return WorkerSession(
        [picture, picture], program: WorkerProgram(folders: [folder.path]), limits: limits)
    }

    private func pid(_ session: WorkerSession) throws -> pid_t {
      try #require(session.worker.processIdentifier)
    }

    @Test func startsAnotherWorkerAfterAKill() throws {
      let session = WorkerSession([picture, picture])
      #expect(isPicture(session.picture(0)))
      let first = try pid(session)
      kill(first, SIGKILL)
      #expect(isPicture(session.picture(1)))
      #expect(try pid(session) != first)
    }

    @Test func showsThePictureDuringWhichTheWorkerWasKilled() throws {
      let session = WorkerSession([picture, picture])
      #expect(isPicture(session.picture(0)))
      let stopped = try pid(session)
      kill(stopped, SIGSTOP)
      let request = PictureRequest(key: 1, columns: 20, rows: 10, driver: .symbols(.indexed16))
      #expect(session.worker.want(request, now: WorkerSession.now).isEmpty)
      kill(stopped, SIGKILL)
      #expect(isPicture(session.run { !$0.isEmpty }.first?.outcome))
    }

    @Test func killsAWorkerThatHangs() throws {
      var limits = PreviewLimits()
      limits.timePerPicture = .milliseconds(400)
      let session = WorkerSession([picture, picture], limits: limits)
      session.worker.start(now: WorkerSession.now)
      session.run { _ in session.worker.sandbox != nil }
      kill(try pid(session), SIGSTOP)
      #expect(session.picture(0) == .refused(.tooLong(seconds: 0)))
      #expect(session.worker.processIdentifier == nil)
      #expect(isPicture(session.picture(1)))
    }

    @Test func refusesEveryPictureWithoutAProgram() {
      let session = WorkerSession([picture], program: WorkerProgram(folders: ["/nowhere", "/neither"]))
      let missing = PictureRefusal.workerMissing(
        program: "reassess-preview", lookedIn: ["/nowhere", "/neither"])
      #expect(session.picture(0) == .refused(missing))
      #expect(session.picture(0) == .refused(missing))
      #expect(session.worker.descriptor == nil)
    }

    @Test func givesUpAProgramThatEndsAtOnce() throws {
      #expect(
        try session(pretending: "exit 1").picture(0)
          == .refused(.workerUnusable("the picture program does not start")))
    }

    @Test func saysThatAProgramCannotBeRun() throws {
      _ = try folder.write(Array("no program".utf8), as: WorkerProgram.name, mode: 0o755)
      let outcome = WorkerSession([picture], program: WorkerProgram(folders: [folder.path])).picture(0)
      guard case .refused(.workerUnusable(let reason)) = outcome else {
        Issue.record("\(String(describing: outcome))")
        return
      }
      #expect(reason.hasSuffix("cannot be started: Exec format error"))
    }

    /// A hello, and then something that no worker sends.
    @Test(arguments: [
      #"\377\377\377\377"#,  // an endless frame
      #"\001\000\000\000\143"#,  // a reply of no kind
      #"\005\000\000\000\004\143\000\000\000"#,  // an answer to another question
      #"\013\000\000\000\003\001\000\000\000\001\000\001\000\000\033"#,  // a control character
    ])
    func killsAWorkerThatBreaksTheProtocol(bytes: String) throws {
      let session = try session(
        pretending: #"printf '\004\000\000\000\001\003\000\007\#(bytes)' >&0; exec sleep 60"#)
      #expect(session.picture(0) == .refused(.workerDied))
      #expect(session.worker.processIdentifier == nil)
    }

    @Test func leavesNoDescriptorsBehind() throws {
      let own = ProcessFacts(pid: getpid())
      let session = WorkerSession([picture, picture])
      #expect(isPicture(session.picture(0)))
      let workerBefore = ProcessFacts(pid: try pid(session)).descriptors
      for count in 1...20 { #expect(isPicture(session.picture(count % 2, columns: 10 + count))) }
      #expect(ProcessFacts(pid: try pid(session)).descriptors == workerBefore)
      for count in 1...3 {
        let socket = own.target(of: try #require(session.worker.descriptor))
        #expect(own.targets.contains(socket))
        kill(try pid(session), SIGKILL)
        #expect(isPicture(session.picture(count % 2, columns: 50 + count)))
        #expect(!own.targets.contains(socket))
      }
      #expect(!own.targets.contains(picture))
      let socket = own.target(of: try #require(session.worker.descriptor))
      session.worker.stop()
      #expect(!own.targets.contains(socket))
    }

    @Test func endsWithItsSocket() throws {
      var session: WorkerSession? = WorkerSession([picture])
      #expect(isPicture(session?.picture(0)))
      let pid = try #require(session?.worker.processIdentifier)
      session = nil
      // Killed; perhaps not reaped yet.
      var status: CInt = 0
      #expect([pid, -1].contains(waitpid(pid, &status, 0)))
      #expect(kill(pid, 0) == -1)
    }
  }
}
