/// What can be wrong with a zip archive. Offsets count in the file, except for the last four.
public enum ArchiveProblem: Error, Equatable, Sendable {
  /// There is no end record where a zip archive has it.
  case notAnArchive
  /// Another record stands here than must.
  case recordExpected(ZipRecord)
  /// The archive spans several files.
  case severalDisks
  /// The list of members is not where the end record says, or not as long.
  case directoryMisplaced
  /// The list of members is longer than any archive of arrays needs; its length in bytes.
  case directoryTooLarge(Int)
  /// The end record counts other members than are listed.
  case memberCountDiffers(declared: Int, listed: Int)
  /// A size, offset or count is larger than can be handled.
  case numberTooLarge
  /// A size or an offset of 2^32 - 1 stands for a larger one, which is not given.
  case largeNumberMissing
  /// A name that is not text, or that would lead out of a folder.
  case unsafeMemberName(String)
  /// Two members have one name.
  case memberTwice(String)
  /// The archive has no such member; those that it has.
  case memberMissing(String, present: [String])
  /// The member is encrypted.
  case encrypted(member: String)
  /// The member is compressed by another method than deflate; its number (APPNOTE 4.4.5).
  case unsupportedCompression(member: String, method: Int)
  /// What stands before the member's content contradicts the list of members.
  case memberHeaderDiffers(member: String)
  /// The member reaches into the next one or into the list of members.
  case membersOverlap(member: String)
  /// The sizes contradict each other: nothing so short inflates to so much.
  case impossibleSize(member: String, compressed: Int, inflated: Int)

  /// The compressed bytes are damaged.
  case damagedCompression
  /// The content goes on after its declared size.
  case longerThanDeclared
  /// So many compressed bytes are left over after the content.
  case compressedBytesLeft(Int)
  /// The content is not what was once written.
  case wrongChecksum(declared: UInt32, found: UInt32)
  /// zlib refused to compress; its number.
  case notCompressed(Int32)
}

/// A record of a zip archive (APPNOTE 4.3).
public enum ZipRecord: Equatable, Sendable {
  /// What stands before a member's content.
  case memberHeader
  /// A member in the list of members.
  case directoryEntry
  /// The end record of archives over 4 GiB.
  case largeEnd
}
