import Glibc
import Preview

/// Answers requests one by one until the other end closes the socket or breaks the protocol.
struct Worker {
  let socket: CInt

  func run() {
    var input = FrameBuffer()
    var picture: CInt?
    var buffer = [UInt8](repeating: 0, count: 256)
    while true {
      let (count, descriptor) = buffer.withUnsafeMutableBytes {
        DescriptorPassing.receive(into: $0, from: socket)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      if let descriptor {
        // One picture a request: a second one would be left open.
        guard picture == nil else { return }
        picture = descriptor
      }
      input.append(buffer[..<count])
      guard answer(&input, &picture) else { return }
    }
  }

  /// Answers the request if it is complete; false at a breach of the protocol.
  private func answer(_ input: inout FrameBuffer, _ picture: inout CInt?) -> Bool {
    guard let body = try? input.next() else { return !input.isOverlong }
    guard let request = WorkerRequest(body: body), let descriptor = picture else { return false }
    picture = nil
    return request.replies(reading: descriptor).allSatisfy(send)
  }

  /// Sends a reply; false when nobody takes it.
  func send(_ reply: WorkerReply) -> Bool {
    var rest = WireFrame.framing(reply.body)[...]
    while !rest.isEmpty {
      let count = DescriptorPassing.send(rest, with: nil, over: socket)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
