import Foundation

/// A folder of the test's own, removed with it.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("preview-\(UUID())").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file and returns its path.
  ///
  /// Another program copies it into place: while this one had it open for writing, a process that another test starts
  /// at that moment would inherit the descriptor, and running the file would fail (ETXTBSY).
  func write(_ bytes: [UInt8], as name: String, mode: Int = 0o644) throws -> String {
    let file = "\(path)/\(name)"
    let draft = "\(file).draft"
    try Data(bytes).write(to: URL(fileURLWithPath: draft))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: draft)
    let copy = try Process.run(URL(fileURLWithPath: "/bin/cp"), arguments: ["-p", draft, file])
    copy.waitUntilExit()
    try FileManager.default.removeItem(atPath: draft)
    return file
  }
}
