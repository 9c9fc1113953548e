import CMessageDigest
import DurableFiles
import Ratings

/// The SHA-256 digest of bytes, as 64 lower-case hexadecimal digits (FIPS 180-4).
public func digest(of bytes: [UInt8]) -> String {
  var context = SHA2_CTX()
  var result = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
  SHA256Init(&context)
  SHA256Update(&context, bytes, bytes.count)
  SHA256Final(&result, &context)
  let digits = Array("0123456789abcdef".utf8)
  return String(decoding: result.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}

/// The SHA-256 digest of a file, as 64 lower-case hexadecimal digits.
public func digest(ofFile path: String) throws(FileError) -> String {
  digest(of: try readFile(path))
}

/// The digest of what labels mean to a rater: index, id and name of each, by index.
///
/// It stays the same when a definition or a hypernym is put right, or when the labels are written in another
/// order. What is digested is, for each label, its index, a space, the id and the name each with its length
/// in bytes and a colon before it, and a line feed: `0 9:n01440764 5:tench`.
public func digest(of labels: [Label]) -> String {
  var text: [UInt8] = []
  for label in labels.sorted(by: { $0.index < $1.index }) {
    text += Array(
      "\(label.index) \(label.id.utf8.count):\(label.id) \(label.name.utf8.count):\(label.name)\n".utf8)
  }
  return digest(of: text)
}
