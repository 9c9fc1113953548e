import Campaigns
import DurableFiles
import Glibc

/// Waits until nobody else makes a campaign's tasks or mistakes, and makes sure that it can be written to before the work
/// is done.
func lockCampaign(_ path: String) throws -> FolderLock {
  do throws(FileError) {
    let lock = try FolderLock(CampaignFolder(path).path)
    guard access(path, W_OK) == 0 else { throw .failed(.write, path: path, Errno(errno)) }
    return lock
  } catch {
    throw Failure("\(error).")
  }
}
