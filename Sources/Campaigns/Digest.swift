import CMessageDigest
import DurableFiles
import Ratings

/// The SHA-256 digest of bytes, as 64 lower-case hexadecimal digits (FIPS 180-4).
public func digest(of bytes: [UInt8]) -> String {
  var context = SHA2_CTX()
  SHA256Init(&context)
  SHA256Update(&context, bytes, bytes.count)
  return hexadecimal(&context)
}

/// The SHA-256 digest of a file, as 64 lower-case hexadecimal digits.
public func digest(ofFile path: String) throws(FileError) -> String {
  var context = SHA2_CTX()
  SHA256Init(&context)
  try readBlocks(of: path) { SHA256Update(&context, $0, $0.count) }
  return hexadecimal(&context)
}

/// The digest of everything that the context has taken in.
private func hexadecimal(_ context: inout SHA2_CTX) -> String {
  var result = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
  SHA256Final(&result, &context)
  let digits = Array("0123456789abcdef".utf8)
  return String(decoding: result.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}

/// The digest of what labels mean to a rater: index, id and name of each, by index.
///
/// It stays the same when a definition or a hypernym is put right, or when the labels are written in another
/// order. What is digested is one line a label, its index, id and name with tabs between.
public func digest(of labels: [Label]) -> String {
  let lines = labels.sorted { $0.index < $1.index }.map { "\($0.index)\t\($0.id)\t\($0.name)\n" }
  return digest(of: Array(lines.joined().utf8))
}
