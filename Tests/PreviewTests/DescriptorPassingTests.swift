import Glibc
import Preview
import Testing

@Suite struct DescriptorPassingTests {
  private func receive(from socket: CInt) -> (bytes: [UInt8], descriptor: CInt?) {
    var buffer = [UInt8](repeating: 0, count: 64)
    let (count, descriptor) = buffer.withUnsafeMutableBytes {
      DescriptorPassing.receive(into: $0, from: socket)
    }
    return (Array(buffer[..<max(0, count)]), descriptor)
  }

  @Test func carriesAnOpenFile() throws {
    var ends: [CInt] = [0, 0]
    try #require(socketpair(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0, &ends) == 0)
    defer { for end in ends { close(end) } }
    let folder = try TemporaryFolder()
    let sent = open(try folder.write([1, 2, 3], as: "file"), O_RDONLY)
    try #require(sent >= 0)

    #expect(DescriptorPassing.send([7, 8, 9], with: sent, over: ends[0]) == 3)
    close(sent)
    let (bytes, descriptor) = receive(from: ends[1])
    #expect(bytes == [7, 8, 9])
    let received = try #require(descriptor)
    defer { close(received) }
    #expect(fcntl(received, F_GETFD) == FD_CLOEXEC)

    #expect(DescriptorPassing.send([5], with: nil, over: ends[0]) == 1)
    #expect(receive(from: ends[1]) == ([5], nil))
  }

  @Test func tellsTheEndAndABrokenSocketWithoutASignal() throws {
    var ends: [CInt] = [0, 0]
    try #require(socketpair(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0, &ends) == 0)
    close(ends[0])
    #expect(receive(from: ends[1]) == ([], nil))
    #expect(DescriptorPassing.send([1], with: nil, over: ends[1]) == -1)
    #expect(errno == EPIPE)
    close(ends[1])
  }
}
