import DurableFiles
import Foundation
import Testing

@Suite("Kinds of file systems")
struct FileSystemKindTests {
  @Test func theKernelNamesThem() throws {
    #expect(try fileSystemKind(of: "/proc/self").name == "proc")
    let scratch = try Scratch()
    try scratch.write("a", "")
    let kind = try fileSystemKind(of: scratch.path)
    // In a chroot, whose root need not be among the mounts, it is unknown.
    #expect(!kind.isNetwork)
    #expect(try fileSystemKind(of: scratch("a")) == kind)
    try scratch.link("link", to: "/proc")
    #expect(try fileSystemKind(of: scratch("link")).name == "proc")
    #expect(throws: FileError.failed(.open, path: scratch("none"), Errno(ENOENT))) {
      try fileSystemKind(of: scratch("none"))
    }
  }

  @Test(
    "What belongs to one host",
    arguments: [
      "ext4", "xfs", "btrfs", "zfs", "tmpfs", "overlay", "9p", "virtiofs", "fuse", "fuseblk", "fuse.ntfs-3g",
      "unknown",
    ])
  func local(name: String) { #expect(!FileSystemKind(name: name).isNetwork) }

  @Test(
    "What other hosts may write to",
    arguments: ["nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "ceph", "lustre"])
  func network(name: String) { #expect(FileSystemKind(name: name).isNetwork) }
}
