import Glibc

/// Opens a regular file for reading whose real place is inside a folder, symbolic links resolved.
///
/// The folder itself may be a symbolic link. The file is first only located (O_PATH), asked for its place and
/// kind, and then opened by that handle: no change of links in between can lead out, and a pipe or device is
/// refused without being opened. Needs /proc.
/// - Parameters:
///   - folder: the folder.
///   - path: the file, relative to the folder, without `..`.
///   - largest: the most bytes that the file may have.
///   - calls: the system.
public func openBeneath(
  folder: String, path: String, largest: Int = .max, calls: SystemCalls = .real
) throws(OpenBeneathError) -> OwnedDescriptor {
  guard staysInside(path) else { throw .outside }
  let root = try missing { () throws(Errno) in try calls.realpath(folder) }
  let located = try missing { () throws(Errno) in
    try calls.retrying { () throws(Errno) in
      try calls.open(root + "/" + path, openPathOnly | O_CLOEXEC, 0)
    }
  }
  let handle = OwnedDescriptor(located, calls: calls)
  let link = "/proc/self/fd/\(handle.number)"
  let place = try unreadable { () throws(Errno) in try calls.readlink(link) }
  guard place.utf8.starts(with: (root == "/" ? root : root + "/").utf8) else { throw .outside }
  let status = try unreadable { () throws(Errno) in try calls.fstat(handle.number) }
  guard status.isRegular else { throw .notARegularFile }
  guard status.size <= largest else { throw .tooLarge(status.size) }
  let opened = try unreadable { () throws(Errno) in
    try calls.retrying { () throws(Errno) in try calls.open(link, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0) }
  }
  return OwnedDescriptor(opened, calls: calls)
}

/// Whether a path is relative, not empty, and without `..` and NUL.
private func staysInside(_ path: String) -> Bool {
  let parts = path.utf8.split(separator: UInt8(ascii: "/"))
  return !parts.isEmpty && path.utf8.first != UInt8(ascii: "/") && !path.utf8.contains(0)
    && !parts.contains { $0.elementsEqual("..".utf8) }
}

private func missing<Result>(_ call: () throws(Errno) -> Result) throws(OpenBeneathError) -> Result {
  do throws(Errno) {
    return try call()
  } catch {
    throw error.code == ENOENT || error.code == ENOTDIR ? .missing : .unreadable(error)
  }
}

private func unreadable<Result>(_ call: () throws(Errno) -> Result) throws(OpenBeneathError) -> Result {
  do throws(Errno) {
    return try call()
  } catch {
    throw .unreadable(error)
  }
}
