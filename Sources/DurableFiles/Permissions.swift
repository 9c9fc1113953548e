/// Says who may use a file or folder: a mode as in chmod(2), whatever the umask is.
///
/// Throws where the system took only a part of it: chmod(2) drops the set-group-ID bit silently where the group is none
/// of the process's.
public func setPermissions(of path: String, to mode: UInt32, calls: SystemCalls = .real) throws(FileError) {
  try calls.perform(.permit, path) { () throws(Errno) in try calls.chmod(path, mode) }
  let found = try calls.perform(.inspect, path) { () throws(Errno) in try calls.stat(path) }.mode
  if found != mode { throw .notPermitted(path: path, wanted: mode, found: found) }
}

/// Leaves a file that anybody could use to its owner, who may write, and its group, which may read (0640); one that is
/// closed to others stays as it is.
public func closeToOthers(_ path: String, calls: SystemCalls = .real) throws(FileError) {
  let mode = try calls.perform(.inspect, path) { () throws(Errno) in try calls.stat(path) }.mode
  if mode & 0o007 != 0 { try setPermissions(of: path, to: 0o640, calls: calls) }
}

/// Gives a file or folder to a group, which must be one of the process's.
public func setGroup(of path: String, to group: UInt32, calls: SystemCalls = .real) throws(FileError) {
  try calls.perform(.permit, path) { () throws(Errno) in try calls.chown(path, .max, group) }
}

/// The numbers of the user and the group that a file or folder belongs to.
public func fileOwner(
  of path: String, calls: SystemCalls = .real
) throws(FileError) -> (owner: UInt32, group: UInt32) {
  let status = try calls.perform(.inspect, path) { () throws(Errno) in try calls.stat(path) }
  return (status.owner, status.group)
}
