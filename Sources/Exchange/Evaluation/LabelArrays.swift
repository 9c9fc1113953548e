public import NumPyFiles

/// Label indices of images as a NumPy array of whole numbers: one for each image, or several, the most likely first.
public enum LabelArrays {
  /// Reads predictions.
  ///
  /// - Parameters:
  ///   - path: a `.npy` of images, or images x ranks.
  ///   - labelCount: each label must be less.
  /// - Returns: how many labels each image has, and the labels.
  public static func predictions(
    _ path: String, labelCount: Int
  ) throws(NumPyError) -> (depth: Int, labels: [UInt32]) {
    let reader = try ArrayReader(path: path)
    let shape = reader.header.shape
    if shape.count != 1 { try reader.requireShape([nil, nil]) }
    let depth = shape.count == 1 ? 1 : shape[1]
    switch reader.header.type {
    case .int8: return (depth, try labels(reader, Int8.self, depth, labelCount))
    case .int16: return (depth, try labels(reader, Int16.self, depth, labelCount))
    case .int32: return (depth, try labels(reader, Int32.self, depth, labelCount))
    case .uint8: return (depth, try labels(reader, UInt8.self, depth, labelCount))
    case .uint16: return (depth, try labels(reader, UInt16.self, depth, labelCount))
    case .uint32: return (depth, try labels(reader, UInt32.self, depth, labelCount))
    case .uint64: return (depth, try labels(reader, UInt64.self, depth, labelCount))
    default: return (depth, try labels(reader, Int64.self, depth, labelCount))
    }
  }

  private static func labels<Number: NumPyElement & FixedWidthInteger>(
    _ reader: consuming ArrayReader, _ type: Number.Type, _ depth: Int, _ labelCount: Int
  ) throws(NumPyError) -> [UInt32] {
    var labels: [UInt32] = []
    try reader.forEachChunk(of: type, row: max(1, depth)) { (chunk) throws(NumPyError) in
      for (place, number) in chunk.elements.enumerated() {
        let (image, rank) = (chunk.first + place).quotientAndRemainder(dividingBy: max(1, depth))
        guard let label = UInt32(exactly: number), label < labelCount else {
          throw chunk.refusal(
            "image \(image) (from 0): \(number) is no label from 0 to \(labelCount - 1)", at: place)
        }
        guard !labels.suffix(rank).contains(label) else {
          throw chunk.refusal("image \(image) (from 0): label \(label) is predicted twice", at: place)
        }
        labels.append(label)
      }
    }
    return labels
  }
}
