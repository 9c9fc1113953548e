import DurableFiles

/// Where bytes are written to: a file that is being made, or memory.
///
/// Nothing here makes a file safe; whoever gives the sink writes it to a temporary file and renames it, or
/// gives the bytes of a `MemorySink` to `replaceFile`.
public protocol ByteSink: AnyObject {
  /// What errors call it.
  var name: String { get }
  /// Writes bytes after those written so far.
  func append(_ bytes: UnsafeRawBufferPointer) throws(FileError)
  /// Writes bytes over some that were written before, from an offset.
  func overwrite(at offset: Int, with bytes: UnsafeRawBufferPointer) throws(FileError)
}

/// Memory as a sink.
public final class MemorySink: ByteSink {
  /// What errors call it.
  public let name: String
  /// What was written.
  public private(set) var bytes: [UInt8] = []

  /// Makes an empty sink with room for some bytes before it must grow.
  public init(name: String, capacity: Int = 0) {
    self.name = name
    bytes.reserveCapacity(capacity)
  }

  /// Appends to the bytes.
  public func append(_ bytes: UnsafeRawBufferPointer) {
    self.bytes.append(contentsOf: bytes)
  }

  /// Replaces bytes.
  public func overwrite(at offset: Int, with bytes: UnsafeRawBufferPointer) {
    self.bytes.replaceSubrange(offset..<offset + bytes.count, with: bytes)
  }
}

/// A sink, and how much was written to it.
final class SinkWriter {
  private let sink: any ByteSink
  let place: Place
  private(set) var offset = 0

  init(_ sink: any ByteSink) {
    self.sink = sink
    place = Place(file: sink.name)
  }

  func append(_ bytes: UnsafeRawBufferPointer) throws(NumPyError) {
    do throws(FileError) {
      try sink.append(bytes)
    } catch {
      throw place.error(.file(error), at: offset)
    }
    offset += bytes.count
  }

  func append(_ bytes: [UInt8]) throws(NumPyError) {
    try bytes.withBytes { (bytes) throws(NumPyError) in try append(bytes) }
  }

  func overwrite(at offset: Int, with bytes: [UInt8]) throws(NumPyError) {
    try bytes.withBytes { (bytes) throws(NumPyError) in
      do throws(FileError) {
        try sink.overwrite(at: offset, with: bytes)
      } catch {
        throw place.error(.file(error), at: offset)
      }
    }
  }
}

extension Array where Element: BitwiseCopyable {
  /// `withUnsafeBytes` for a body that throws this module's error.
  func withBytes(_ body: (UnsafeRawBufferPointer) throws(NumPyError) -> Void) throws(NumPyError) {
    let outcome = withUnsafeBytes { bytes in
      Result { () throws(NumPyError) in try body(bytes) }
    }
    try outcome.get()
  }
}
