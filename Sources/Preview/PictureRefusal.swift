/// Why a picture is not shown.
public enum PictureRefusal: Error, Hashable, Sendable {
  /// There is no such file.
  case missing
  /// The file lies outside the images folder, by `..` or a symbolic link.
  case outsideFolder
  /// The file cannot be read; the reason in a few words, such as `permission denied`.
  case unreadable(String)
  /// The file has more bytes than are read, both in megabytes.
  case fileTooLarge(megabytes: Int, limit: Int)
  /// The content is none of JPEG, PNG, WebP, GIF and TIFF.
  case notAnImage
  /// The header promises more pixels than are decoded, both in megapixels.
  case tooLarge(megapixels: Int, limit: Int)
  /// The file is so damaged that nothing of it can be shown.
  case broken
  /// Decoding takes more memory than the worker may have.
  case tooMuchMemory
  /// Decoding took longer than allowed.
  case tooLong(seconds: Int)
  /// The worker died of this file, again and again.
  case workerDied
  /// The worker could not be started: its name, and where it was looked for.
  case workerMissing(program: String, lookedIn: [String])
  /// The worker was started and ended at once, or speaks another version of the protocol.
  case workerUnusable(String)
  /// The place for the picture has no cells.
  case noRoom
  /// Pictures are switched off.
  case switchedOff
}
