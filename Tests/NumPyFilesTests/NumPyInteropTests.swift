import Foundation
import Testing

@testable import NumPyFiles

private func python(_ arguments: String...) throws -> (status: Int32, output: String) {
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments = ["python3"] + arguments
  let pipe = Pipe()
  process.standardOutput = pipe
  process.standardError = pipe
  try process.run()
  let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
  process.waitUntilExit()
  return (process.terminationStatus, String(decoding: output, as: UTF8.self))
}

private let hasNumPy = (try? python("-c", "import numpy"))?.status == 0

/// NumPy loads what is written here, where there is a NumPy.
@Suite(.enabled(if: hasNumPy, "python3 with numpy is not there"))
struct NumPyInteropTests {
  @Test(arguments: [0xFFFF_FFFE, 0])
  func numPyLoadsIt(largest: Int) throws {
    let scratch = try Scratch()
    for compression in [NumPyArchiveWriter.Compression.none, .deflate(level: 9), .fastest] {
      let sink = MemorySink(name: "test.npz")
      let writer = NumPyArchiveWriter(to: sink, compression: compression, largest: largest)
      try writer.add("doubles", [0.5, -1, 2, 3, 4, 5e300], shape: [2, 3])
      try writer.add("halves", [Float16(0.5), 65504], shape: [2])
      try writer.add("bytes", (0..<200_000).map { UInt8(truncatingIfNeeded: $0) }, shape: [200_000])
      try writer.add("mask", [true, false], shape: [2, 1])
      try writer.add("scalar", [Int64.min], shape: [])
      try writer.add("empty", [Float](), shape: [0, 3])
      try writer.add("größe", texts: ["tench", "", "é\u{1F600}", "n01440764"], shape: [2, 2])
      try writer.add("names", of: .bytes(length: 3), shape: [2]) { (array) throws(NumPyError) in
        try array.append(text: "abc")
        try array.append(text: "")
      }
      try writer.copy("fortran", from: NumPyArchive(source(NumPyVectors.all)))
      try writer.finish()
      let (status, output) = try python("-c", Self.script, scratch.write("test.npz", sink.bytes))
      #expect(status == 0 && output == "ok\n", "\(output)")
    }
  }

  @Test func numPyLoadsSingleArrays() throws {
    let scratch = try Scratch()
    let sink = MemorySink(name: "test.npy")
    try writeArray(to: sink, of: .uint16, shape: [3, 2]) { (array) throws(NumPyError) in
      try array.append(Array(0..<6) as [UInt16])
    }
    let script = """
      import numpy as np, sys, io
      a = np.load(sys.argv[1])
      assert a.dtype == np.dtype('<u2') and (a == np.arange(6).reshape(3, 2)).all()
      again = io.BytesIO()
      np.save(again, a)
      print('ok' if again.getvalue() == open(sys.argv[1], 'rb').read() else 'other bytes')
      """
    let (_, output) = try python("-c", script, scratch.write("test.npy", sink.bytes))
    // NumPy before 1.23 leaves less room in the header.
    #expect(output == "ok\n" || output == "other bytes\n", "\(output)")
  }

  private static let script = """
    import numpy as np, sys, zipfile
    assert zipfile.ZipFile(sys.argv[1]).testzip() is None
    f = np.load(sys.argv[1])
    def same(name, expected):
      assert f[name].dtype == expected.dtype, (name, f[name].dtype)
      assert f[name].shape == expected.shape and (f[name] == expected).all(), name
    same('doubles', np.array([[0.5, -1, 2], [3, 4, 5e300]]))
    same('halves', np.array([0.5, 65504], dtype='<f2'))
    same('bytes', np.arange(200000).astype('u1'))
    same('mask', np.array([[True], [False]]))
    same('scalar', np.array(-2**63))
    same('empty', np.zeros((0, 3), dtype='<f4'))
    same('gr\u{F6}\u{DF}e', np.array([['tench', ''], ['\u{E9}\u{1F600}', 'n01440764']]))
    same('names', np.array([b'abc', b'']))
    same('fortran', np.asfortranarray(np.arange(24, dtype='<i2').reshape(2, 3, 4)))
    print('ok')
    """
}
