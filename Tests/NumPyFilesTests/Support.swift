import DurableFiles
import Foundation
import NumPyMutations
import Testing

@testable import NumPyFiles

/// The error that reading throws, which a test goes on to look at; nil and a failed test without one.
func thrownError(
  sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws -> Void
) -> NumPyError? {
  #expect(throws: NumPyError.self, sourceLocation: sourceLocation, performing: body)
}

func source(_ bytes: [UInt8], name: String = "test.npz") -> MemorySource {
  MemorySource(bytes, name: name)
}

/// A .npy with a header as given and so many bytes of elements.
func npy(_ header: String, version: (UInt8, UInt8) = (1, 0), elements: [UInt8] = []) -> [UInt8] {
  npy(Array(header.utf8), version: version, elements: elements)
}

func npy(_ header: [UInt8], version: (UInt8, UInt8) = (1, 0), elements: [UInt8] = []) -> [UInt8] {
  let lengthSize = version.0 == 1 ? 2 : 4
  let length = (0..<lengthSize).map { UInt8(truncatingIfNeeded: header.count >> (8 * $0)) }
  return [0x93] + Array("NUMPY".utf8) + [version.0, version.1] + length + header + elements
}

func header(_ descriptor: String, fortran: Bool = false, shape: String) -> String {
  "{'descr': '\(descriptor)', 'fortran_order': \(fortran ? "True" : "False"), 'shape': \(shape), }\n"
}

/// A failure in a place of the file `test.npy`.
func problem(_ problem: HeaderProblem, at offset: Int) -> NumPyError {
  NumPyError(file: "test.npy", offset: offset, reason: .header(problem))
}

func archiveProblem(_ problem: ArchiveProblem, at offset: Int, member: String? = nil) -> NumPyError {
  NumPyError(file: "test.npz", member: member, offset: offset, reason: .archive(problem))
}

/// A folder for one test, removed afterwards.
final class Scratch {
  let path: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "numpy-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    try Data(bytes).write(to: URL(filePath: path + "/" + name))
    return path + "/" + name
  }
}
