import Glibc

/// A file that is written in parts and takes its place, whole, when it is finished: `replaceFile` for contents
/// that need not be in memory at once.
///
/// Until then the parts are in a temporary file in the same folder, which is removed with this object. Nothing but a
/// regular file is replaced: a device or pipe would be lost to those who use it, and whoever names a symbolic link
/// may mean what it leads to.
public final class ReplacementFile {
  /// The file that it becomes.
  public let path: String
  private let temporary: String
  private let unfinished: UnfinishedFile
  private let descriptor: OwnedDescriptor
  private let calls: SystemCalls
  private var isInPlace = false
  private var writer: BlockWriter

  /// Begins an empty file; its folder must exist. What is at the path stays there until `finish`.
  ///
  /// Throws `symbolicLink` or `notARegularFile` where something else than a regular file is at the path.
  public init(at path: String, calls: SystemCalls = .real) throws(FileError) {
    self.path = path
    self.calls = calls
    temporary = "\(path).new-\(getpid())"
    unfinished = UnfinishedFile(temporary)
    do throws(FileError) {
      try calls.requireFileOrNothing(at: path)
      descriptor = try calls.makeFile(temporary, mode: 0o644)
      writer = BlockWriter(descriptor.number, calls: calls)
    } catch {
      unfinished.finish()
      throw error
    }
  }

  deinit {
    if !isInPlace { try? calls.unlink(temporary) }
    unfinished.finish()
  }

  /// Writes the next bytes, or keeps them until there are more.
  public func append(_ bytes: [UInt8]) throws(FileError) {
    try calls.perform(.write, path) { () throws(Errno) in try writer.append(bytes) }
  }

  /// Puts the file in its place, safe on disk. Nothing can be written after it.
  public func finish() throws(FileError) { try Self.finish([self]) }

  /// Puts files of one folder in their places, one right after the other and in this order, when all are safe on disk.
  /// Nothing can be written after it.
  /// - Parameter replaced: keeps those that were there before.
  public static func finish(
    _ files: [ReplacementFile], keeping replaced: ReplacedFiles? = nil
  ) throws(FileError) {
    for file in files {
      try file.calls.perform(.write, file.path) { () throws(Errno) in try file.writer.finish() }
      try file.calls.synchronize(file.descriptor.number, file.path)
    }
    for file in files { replaced?.keep(file.path) }
    for file in files { try file.moveIntoPlace() }
    if let file = files.last { try file.calls.synchronizeFolder(of: file.path) }
  }

  private func moveIntoPlace() throws(FileError) {
    try calls.perform(.replace, path) { () throws(Errno) in try calls.rename(temporary, path) }
    isInPlace = true
    unfinished.finish()
  }
}

extension SystemCalls {
  /// Refuses a path that names something else than a regular file.
  fileprivate func requireFileOrNothing(at path: String) throws(FileError) {
    guard (try? retrying { () throws(Errno) in try readlink(path) }) == nil else {
      throw .symbolicLink(path: path)
    }
    do throws(FileError) {
      let status = try perform(.inspect, path) { () throws(Errno) in try stat(path) }
      guard status.isRegular else { throw .notARegularFile(path: path) }
    } catch .failed(.inspect, _, Errno(ENOENT)) {
      return
    }
  }
}
