/// How messages lie on the socket between `reassess` and its worker: a length of 32 bits, little-endian, and a body.
///
/// A picture's descriptor travels as ancillary data with the first byte of the request's frame.
public enum WireFrame {
  /// The version that both sides must speak; it changes with every change of a message.
  public static let version: UInt16 = 3
  /// The longest body; more than any picture in a terminal needs.
  public static let longestBody = 32 << 20
  /// The bytes before the body.
  public static let headerSize = 4

  /// The frame around a body.
  public static func framing(_ body: [UInt8]) -> [UInt8] {
    var frame: [UInt8] = []
    frame.reserveCapacity(headerSize + body.count)
    frame.append(littleEndian: UInt32(body.count))
    return frame + body
  }
}

/// Collects bytes as they come and gives back whole bodies.
public struct FrameBuffer {
  /// A length that no honest peer would send.
  public struct Overlong: Error, Equatable {}

  private var bytes: [UInt8] = []

  /// Makes an empty buffer.
  public init() {}

  /// Takes bytes from the socket.
  public mutating func append(_ more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

  /// Whether the length that comes next is one that no honest peer would send.
  public var isOverlong: Bool {
    var reader = ByteReader(bytes[...])
    return reader.number32().map { $0 > WireFrame.longestBody } ?? false
  }

  /// The next whole body, or nil when more bytes are needed.
  public mutating func next() throws(Overlong) -> [UInt8]? {
    var reader = ByteReader(bytes[...])
    guard let length = reader.number32() else { return nil }
    guard length <= WireFrame.longestBody else { throw Overlong() }
    guard let body = reader.bytes(Int(length)) else { return nil }
    defer { bytes.removeFirst(WireFrame.headerSize + Int(length)) }
    return Array(body)
  }
}
