import Glibc

/// The file system that a path lies on.
public struct FileSystemKind: Hashable, Sendable {
  /// Its name as the kernel writes it, such as `ext4`, `nfs4` or `fuse.sshfs`.
  public var name: String

  /// Names a kind.
  public init(name: String) {
    self.name = name
  }

  /// Whether other hosts may write to it, so that locks and fsync may not do what they promise.
  ///
  /// 9p, virtiofs and vboxsf count as this host's own: virtual machines and sandboxes show one host's
  /// disk through them. Of FUSE, those that are known to reach other hosts count as network.
  public var isNetwork: Bool { Self.network.contains(name) }

  private static let network: Set<String> = [
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "coda", "ceph", "lustre", "gfs", "gfs2", "ocfs2",
    "gpfs", "orangefs", "pvfs2", "beegfs", "glusterfs", "davfs", "fuse.sshfs", "fuse.ceph", "fuse.ceph-fuse",
    "fuse.glusterfs", "fuse.s3fs", "fuse.rclone", "fuse.gcsfuse", "fuse.davfs2", "fuse.davfs",
    "fuse.curlftpfs", "fuse.juicefs", "fuse.moosefs", "fuse.mfs", "fuse.lizardfs", "fuse.smbnetfs",
    "fuse.gvfsd-fuse", "fuse.blobfuse", "fuse.blobfuse2", "fuse.goofys", "fuse.mount-s3",
  ]
}

/// Asks the kernel on which file system a path lies, through /proc (proc_pid_fdinfo(5), mountinfo(5)).
///
/// Unlike the number that statfs(2) gives, this tells one FUSE file system from another.
public func fileSystemKind(of path: String, calls: SystemCalls = .real) throws(FileError) -> FileSystemKind {
  let located = try calls.openFile(path, openPathOnly)
  let about = try calls.processText("/proc/self/fdinfo/\(located.number)")
  let mounts = try calls.processText("/proc/self/mountinfo")
  let mount = about.split(separator: "\n").first { $0.hasPrefix("mnt_id:") }?
    .dropFirst("mnt_id:".count).drop { $0.isWhitespace }
  for line in mounts.split(separator: "\n") {
    let fields = line.split(separator: " ")
    guard fields.first == mount, let dash = fields.firstIndex(of: "-"), dash + 1 < fields.count else {
      continue
    }
    return FileSystemKind(name: String(fields[dash + 1]))
  }
  return FileSystemKind(name: "unknown")
}
