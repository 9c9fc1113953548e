import CPicture
import Glibc
import Preview

/// The picture worker: started by `reassess`, which sends it pictures over the socket that is its standard input.
@main struct Entry {
  private static let socket: CInt = 0

  static func main() {
    guard cpicture_detach(socket) else {
      fail("reassess-preview is started by reassess and of no use by itself.", status: 2)
    }
    guard cpicture_start() else { fail("reassess-preview: libvips cannot be used.", status: 1) }
    let sandbox = Sandbox(rawValue: UInt8(cpicture_confine()))
    let worker = Worker(socket: socket)
    if worker.send(.hello(version: WireFrame.version, sandbox: sandbox)) { worker.run() }
  }

  private static func fail(_ message: String, status: CInt) -> Never {
    let bytes = Array("\(message)\n".utf8)
    write(STDERR_FILENO, bytes, bytes.count)
    exit(status)
  }
}
