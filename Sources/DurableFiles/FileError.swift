/// Why a file could not be read or written.
public enum FileError: Error, Equatable, Sendable {
  /// What was tried.
  public enum Action: String, Sendable {
    /// What the words say, done to a file or folder.
    case open, read, write, synchronize, shorten, lock, inspect, replace, make, permit
  }

  /// The system refused.
  case failed(Action, path: String, Errno)
  /// Another process has the file open for appending; nil when it did not say who it is.
  case held(path: String, by: LockHolder?)
  /// The path does not name the file that was opened any more: it was removed, moved or replaced.
  case replaced(path: String)
  /// The file's length is not what this process left: somebody else wrote to it.
  case changed(path: String)
  /// It is a folder, pipe or device.
  case notARegularFile(path: String)
  /// It is larger than allowed; its length in bytes.
  case tooLarge(path: String, size: Int)
  /// It is a symbolic link where none is followed: whoever made it could lead writes elsewhere.
  case symbolicLink(path: String)
  /// It belongs to another user, of this number.
  case otherOwner(path: String, owner: UInt32)
  /// The system did not take these permissions, though it did not refuse them either; what it has instead.
  case notPermitted(path: String, wanted: UInt32, found: UInt32)
  /// An append failed for this reason, and what it wrote could not be cut off again: it may be in the file.
  indirect case perhapsWritten(FileError)
  /// What was to be appended does not end with a line feed.
  case unfinishedLine(path: String)
}

/// Why a file of a folder was not opened.
public enum OpenBeneathError: Error, Equatable, Sendable {
  /// There is no such file.
  case missing
  /// The path, or a symbolic link in it, leads out of the folder.
  case outside
  /// It is a folder, pipe or device.
  case notARegularFile
  /// It is larger than allowed; its length in bytes.
  case tooLarge(Int)
  /// The system refused.
  case unreadable(Errno)
}
