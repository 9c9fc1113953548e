import DurableFiles
import Testing

@testable import NumPyFiles

private let full = FileError.failed(.write, path: "test.npz", Errno(28))
private let broken = FileError.failed(.read, path: "test.npz", Errno(5))

/// A source that fails, or ends, at a place.
private struct FailingSource: ByteSource {
  let name = "test.npz"
  let bytes: [UInt8]
  var failsFrom = Int.max
  var endsAt = Int.max
  var count: Int { bytes.count }

  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(FileError) -> Int {
    if offset + buffer.count > failsFrom { throw broken }
    return MemorySource(Array(bytes.prefix(endsAt)), name: name).read(into: buffer, at: offset)
  }
}

/// A sink that takes so many calls and then no more.
private final class FailingSink: ByteSink {
  let name = "test.npz"
  var callsLeft: Int

  init(calls: Int) { callsLeft = calls }

  func append(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    if callsLeft == 0 { throw full }
    callsLeft -= 1
  }

  func overwrite(at offset: Int, with bytes: UnsafeRawBufferPointer) throws(FileError) { try append(bytes) }
}

@Suite struct SystemFailureTests {
  private static let archive: [UInt8] = {
    let sink = MemorySink(name: "test.npz")
    let writer = NumPyArchiveWriter(to: sink, compression: .none)
    try? writer.add("a", (0..<100_000).map { Double($0) }, shape: [100_000])
    try? writer.finish()
    return sink.bytes
  }()

  @Test func readingFails() {
    // The list of members is read first, from the end: then the member, from the beginning.
    for place in [0, 20, 100, 500_000, Self.archive.count - 10] {
      let error = thrownError {
        let archive = try NumPyArchive(FailingSource(bytes: Self.archive, failsFrom: place))
        _ = try archive.array("a").values(of: Double.self)
      }
      #expect(error?.reason == .file(broken))
      #expect(error?.description == "cannot read test.npz: Input/output error")
    }
  }

  @Test func fileIsShortenedWhileItIsRead() {
    let bytes = npy(header("<f8", shape: "(100000,)"), elements: little(0, 800_000))
    for place in [0, 5, 9, 40, 100, 300_000, bytes.count - 1] {
      let error = thrownError {
        _ = try ArrayReader(FailingSource(bytes: bytes, endsAt: place)).values(of: Double.self)
      }
      #expect(error == NumPyError(file: "test.npz", offset: place, reason: .truncated))
    }
  }

  @Test func everyFailureToWriteIsTold() throws {
    for compression in [NumPyArchiveWriter.Compression.none, .deflate(), .fastest] {
      for calls in 0... {
        let sink = FailingSink(calls: calls)
        let outcome = Result { () throws(NumPyError) in
          let writer = NumPyArchiveWriter(to: sink, compression: compression)
          try writer.add("a", [1.0, 2.0], shape: [2])
          try writer.add("b", texts: ["x"], shape: [])
          try writer.finish()
        }
        if case .success = outcome {
          #expect(calls > 5)
          break
        }
        #expect(throws: NumPyError.self) { try outcome.get() }
        if case .failure(let error) = outcome { #expect(error.reason == .file(full)) }
      }
    }
  }
}
