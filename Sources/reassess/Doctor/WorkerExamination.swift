import Glibc
import Preview
import Sessions

/// What is found out of the picture program, by having it draw a picture.
struct WorkerExamination {
  let path: String?
  let lookedIn: [String]
  let sandbox: Sandbox?
  /// How the test picture came out; nil where nothing came.
  let outcome: PictureOutcome?
  let milliseconds: Int

  /// A GIF of one black pixel.
  private static let picture: [UInt8] =
    Array("GIF89a".utf8) + [
      1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0,
      0x3B,
    ]

  /// Starts the program, has it draw, and ends it.
  static func examine() -> WorkerExamination {
    let program = WorkerProgram.installed()
    let clock = SessionClock.monotonic()
    func now() -> Duration { .milliseconds(clock.milliseconds()) }
    let start = clock.milliseconds()
    let worker = PreviewWorker(program: program) { _ in openPicture() }
    defer { worker.stop() }
    let request = PictureRequest(key: 0, columns: 4, rows: 2, driver: .symbols(.trueColor))
    let outcome = worker.outcome(of: request, now: now)
    return WorkerExamination(
      path: program.path(), lookedIn: program.folders, sandbox: worker.sandbox,
      outcome: outcome, milliseconds: clock.milliseconds() - start)
  }

  /// The picture in a file without a name.
  private static func openPicture() -> Result<CInt, PictureRefusal> {
    let folder = environment("TMPDIR").isEmpty ? "/tmp" : environment("TMPDIR")
    var name = Array("\(folder)/reassess-doctor-XXXXXX".utf8CString)
    let descriptor = mkstemp(&name)
    guard descriptor >= 0 else { return .failure(.unreadable(String(cString: strerror(errno)))) }
    unlink(name)
    guard write(descriptor, picture, picture.count) == picture.count else {
      defer { close(descriptor) }
      return .failure(.unreadable(String(cString: strerror(errno))))
    }
    return .success(descriptor)
  }
}

/// In the report.
extension DoctorReport {
  /// Adds what was found of the picture program.
  mutating func add(_ worker: WorkerExamination) {
    begin("Picture program")
    guard let path = worker.path else {
      add("program", "\(WorkerProgram.name) is not in \(worker.lookedIn.joined(separator: ", "))")
      return hinder("\(WorkerProgram.name) is missing: no pictures can be shown.")
    }
    add("program", path)
    switch worker.outcome {
    case .picture:
      add("protocol", "\(WireFrame.version), as reassess \(Reassess.version) speaks it")
      add("sandbox", Self.words(for: worker.sandbox ?? []))
      add("test picture", "drawn in \(worker.milliseconds) ms, the start of the program included")
    case .refused(let refusal):
      add("test picture", refusal.description)
      hinder("\(path) draws no pictures: \(refusal.description)")
    case nil:
      add("test picture", "nothing came")
      hinder("\(path) draws no pictures.")
    }
  }

  private static func words(for sandbox: Sandbox) -> String {
    let parts: [(Sandbox, String)] = [
      (.limits, "memory and time"), (.systemCalls, "system calls"), (.files, "files"),
    ]
    let held = parts.filter { sandbox.contains($0.0) }.map(\.1)
    let free = parts.filter { !sandbox.contains($0.0) }.map(\.1)
    let limited = held.isEmpty ? "nothing is limited" : "\(held.joined(separator: ", ")) are limited"
    return free.isEmpty || held.isEmpty
      ? limited : "\(limited); \(free.joined(separator: ", ")) cannot be, here"
  }
}
