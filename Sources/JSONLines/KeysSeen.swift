/// Which of an object's keys have been read, so that one written twice is refused.
///
/// The caller numbers the keys it knows from 0 to 63.
public struct KeysSeen: Sendable {
  private var bits: UInt64 = 0

  /// No key has been read.
  public init() {}

  /// Notes a key; refuses it the second time.
  public mutating func note(_ number: Int, _ key: JSONText, in json: JSONCursor) throws(JSONError) {
    let bit: UInt64 = 1 << UInt64(number)
    if bits & bit != 0 { throw JSONError(offset: json.offset(of: key), reason: .keyTwice(key.string)) }
    bits |= bit
  }

  /// Whether a key has been noted.
  public func contains(_ number: Int) -> Bool { bits & (1 << UInt64(number)) != 0 }
}
