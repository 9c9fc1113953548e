import Glibc
import Preview
import Terminal

/// What no program with this worker can go below: the worker alone, asked for one picture as soon as it is started.
struct LoneWorker {
  private(set) var ready = Samples()
  private(set) var picture = Samples()
  private let program: WorkerProgram
  private let file: String
  private let request: PictureRequest

  init(_ setup: Setup, picture: String, size: Size) {
    program = WorkerProgram(folders: [setup.programs])
    file = picture
    request = PictureRequest(key: 0, columns: size.columns, rows: size.rows, driver: .symbols(.indexed256))
  }

  mutating func measure() throws {
    let file = file
    let worker = PreviewWorker(program: program) { _ in .success(Glibc.open(file, O_RDONLY | O_CLOEXEC)) }
    defer { worker.stop() }
    let start = now()
    var deliveries = worker.want(request, now: .milliseconds(Int(now())))
    var ready: Double?
    while deliveries.isEmpty {
      guard let descriptor = worker.descriptor, now() < start + 5_000 else { break }
      var waiting = pollfd(
        fd: descriptor, events: Int16(POLLIN | (worker.wantsToWrite ? POLLOUT : 0)), revents: 0)
      _ = poll(&waiting, 1, 100)
      deliveries =
        worker.handleWritable(now: .milliseconds(Int(now())))
        + worker.handleReadable(now: .milliseconds(Int(now())))
      if ready == nil, worker.sandbox != nil { ready = now() }
    }
    guard let ready, case .picture? = deliveries.first?.outcome else {
      throw BenchError.notShown("the worker's picture")
    }
    self.ready.add(ready - start)
    self.picture.add(now() - start)
  }
}
