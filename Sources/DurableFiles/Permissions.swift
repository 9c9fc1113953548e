/// Says who may use a file or folder: a mode as in chmod(2), whatever the umask is.
public func setPermissions(of path: String, to mode: UInt32, calls: SystemCalls = .real) throws(FileError) {
  try calls.perform(.permit, path) { () throws(Errno) in try calls.chmod(path, mode) }
}
