import DurableFiles
import Ratings

/// The SHA-256 digest of bytes, as 64 lower-case hexadecimal digits (FIPS 180-4).
public func digest(of bytes: [UInt8]) -> String {
  var digest = SHA256()
  bytes.withUnsafeBytes { digest.update($0) }
  return digest.hexadecimal()
}

/// The SHA-256 digest of a file, as 64 lower-case hexadecimal digits.
public func digest(ofFile path: String) throws(FileError) -> String {
  var digest = SHA256()
  try readBlocks(of: path) { block in block.withUnsafeBytes { digest.update($0) } }
  return digest.hexadecimal()
}

/// The digest of what labels mean to a rater: index, id and name of each, by index.
///
/// It stays the same when a definition or a hypernym is put right, or when the labels are written in another
/// order. What is digested is one line a label, its index, id and name with tabs between.
public func digest(of labels: [Label]) -> String {
  let lines = labels.sorted { $0.index < $1.index }.map { "\($0.index)\t\($0.id)\t\($0.name)\n" }
  return digest(of: Array(lines.joined().utf8))
}
