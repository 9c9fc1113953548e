/// Writes a .npy that NumPy loads.
///
/// - Parameters:
///   - sink: where to.
///   - type: what the elements are.
///   - shape: the length of each axis.
///   - body: writes the elements in C order.
public func writeArray(
  to sink: any ByteSink, of type: ElementType, shape: [Int],
  _ body: (ArrayWriter) throws(NumPyError) -> Void
) throws(NumPyError) {
  let sink = SinkWriter(sink)
  let header = try ArrayHeader.toWrite(type, shape, for: sink.place)
  let writer = ArrayWriter(header, to: PlainOutput(sink), place: sink.place)
  try body(writer)
  try writer.finish()
}

extension ArrayHeader {
  /// The header of an array to be written in C order and this machine's byte order.
  static func toWrite(
    _ type: ElementType, _ shape: [Int], for place: Place
  ) throws(NumPyError) -> ArrayHeader {
    do throws(HeaderProblem) {
      return try ArrayHeader(type: type, byteOrder: .native, shape: shape)
    } catch {
      throw place.error(.header(error), at: 0)
    }
  }
}
