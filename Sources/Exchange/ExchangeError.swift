/// Why a file of another program cannot be used: where, and what is wrong there.
public struct ExchangeError: Error, Equatable, Sendable {
  /// The file's path.
  public let file: String
  /// The place in it: `line 3`, `tensor.npy`; nil: the whole file.
  public let place: String?
  /// What is wrong.
  public let reason: String

  /// Says where and what.
  public init(file: String, place: String? = nil, reason: String) {
    self.file = file
    self.place = place
    self.reason = reason
  }
}

extension ExchangeError: CustomStringConvertible {
  /// `FILE: PLACE: REASON`.
  public var description: String {
    [file, place, reason].compactMap(\.self).joined(separator: ": ")
  }
}
