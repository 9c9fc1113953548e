import DurableFiles
import Foundation
import Glibc
import Testing

@Suite struct FolderLockTests {
  @Test func keepsOthersOutUntilItIsReleased() throws {
    let scratch = try Scratch()
    let other = open(scratch.path, O_RDONLY | O_DIRECTORY)
    defer { close(other) }
    let lock = try FolderLock(scratch.path)
    #expect(flock(other, LOCK_EX | LOCK_NB) == -1 && errno == EWOULDBLOCK)
    lock.release()
    #expect(flock(other, LOCK_EX | LOCK_NB) == 0)
  }

  @Test func aFolderThatIsMissingIsAnError() throws {
    #expect(throws: FileError.failed(.open, path: "/no/such", Errno(ENOENT))) { try FolderLock("/no/such") }
  }
}
