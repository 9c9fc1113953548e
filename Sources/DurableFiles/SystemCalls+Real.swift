import Glibc

extension SystemCalls {
  /// The kernel's own calls. A call that a signal interrupted throws EINTR; who calls tries again.
  public static let real = SystemCalls(
    open: { path, flags, mode throws(Errno) in try checked(Glibc.open(path, flags, mode)) },
    close: { descriptor throws(Errno) in try checked(Glibc.close(descriptor)) },
    pread: { descriptor, buffer, offset throws(Errno) in
      try checked(Glibc.pread(descriptor, buffer.baseAddress, buffer.count, offset))
    },
    write: { descriptor, bytes throws(Errno) in
      try checked(Glibc.write(descriptor, bytes.baseAddress, bytes.count))
    },
    pwrite: { descriptor, bytes, offset throws(Errno) in
      try checked(Glibc.pwrite(descriptor, bytes.baseAddress, bytes.count, offset))
    },
    fsync: { descriptor throws(Errno) in try checked(Glibc.fsync(descriptor)) },
    setDirect: { descriptor, isDirect throws(Errno) in
      let flags = try checked(fcntl(descriptor, F_GETFL))
      try checked(fcntl(descriptor, F_SETFL, isDirect ? flags | direct : flags & ~direct))
    },
    sync: { Glibc.sync() },
    ftruncate: { descriptor, length throws(Errno) in try checked(Glibc.ftruncate(descriptor, length)) },
    fstat: { descriptor throws(Errno) in
      var status = Glibc.stat()
      try checked(Glibc.fstat(descriptor, &status))
      return Status(status)
    },
    stat: { path throws(Errno) in
      var status = Glibc.stat()
      try checked(statFunction(path, &status))
      return Status(status)
    },
    flock: { descriptor, operation throws(Errno) in try checked(flockFunction(descriptor, operation)) },
    mkdir: { path, mode throws(Errno) in try checked(Glibc.mkdir(path, mode)) },
    chmod: { path, mode throws(Errno) in try checked(Glibc.chmod(path, mode)) },
    chown: { path, owner, group throws(Errno) in try checked(Glibc.chown(path, owner, group)) },
    fchmod: { descriptor, mode throws(Errno) in try checked(Glibc.fchmod(descriptor, mode)) },
    rename: { old, new throws(Errno) in try checked(Glibc.rename(old, new)) },
    unlink: { path throws(Errno) in try checked(Glibc.unlink(path)) },
    readlink: { path throws(Errno) in try linkTarget(path) },
    realpath: { path throws(Errno) in try realPath(path) })
}

/// O_DIRECT of open(2), which the Glibc module lacks.
#if arch(arm64)
  private let direct: Int32 = 0o200_000
#else
  private let direct: Int32 = 0o40_000
#endif

// Where C has a struct of the function's name, only the type tells which is meant.
private let statFunction: @Sendable (UnsafePointer<CChar>, UnsafeMutablePointer<stat>) -> Int32 = stat
private let flockFunction: @Sendable (Int32, Int32) -> Int32 = flock

extension SystemCalls.Status {
  fileprivate init(_ status: stat) {
    self.init(
      device: UInt64(status.st_dev), inode: UInt64(status.st_ino), owner: status.st_uid,
      group: status.st_gid, mode: status.st_mode & 0o7777, size: Int(status.st_size),
      isRegular: status.st_mode & S_IFMT == S_IFREG)
  }
}

/// The result of a C function that says failure by -1.
@discardableResult
private func checked<Number: SignedInteger>(_ result: Number) throws(Errno) -> Number {
  if result == -1 { throw Errno.current }
  return result
}

private func linkTarget(_ path: String) throws(Errno) -> String {
  var target = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
  let count = try checked(Glibc.readlink(path, &target, target.count))
  return String(decoding: target[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
}

private func realPath(_ path: String) throws(Errno) -> String {
  guard let result = Glibc.realpath(path, nil) else { throw Errno.current }
  defer { free(result) }
  return String(cString: result)
}
