public import Evaluation
import JSONLines

/// Label indices of images as JSON: of each one, or several, in the order of the images.
public enum LabelLists {
  /// Reads a set of labels for each image, which may be empty: `[[65], [], [970, 795]]`, as in `real.json`.
  public static func sets(_ path: String) throws(ExchangeError) -> LabelSets {
    try readJSON(path) { json throws(JSONError) in
      var sets = LabelSets()
      try json.beginArray()
      while try json.nextElement() {
        try json.beginArray()
        while try json.nextElement() {
          let label = try json.readInteger()
          guard sets.add(label) else {
            throw json.refusal("image \(sets.count) (from 0): \(label) is no label, or there twice")
          }
        }
        sets.endImage()
      }
      return sets
    }
  }

  /// Reads a label, or null, for each image: `[65, 970, null]`.
  public static func originals(_ path: String) throws(ExchangeError) -> [Int?] {
    try readJSON(path) { json throws(JSONError) in
      var labels: [Int?] = []
      try json.beginArray()
      while try json.nextElement() {
        if try json.readNullIfPresent() {
          labels.append(nil)
          continue
        }
        let label = try json.readInteger()
        if label < 0 { throw json.refusal("image \(labels.count) (from 0): \(label) is no label") }
        labels.append(label)
      }
      return labels
    }
  }

  /// Reads predictions: a label for each image, or as many labels for each, the most likely first.
  ///
  /// - Parameter labelCount: each label must be less.
  /// - Returns: how many labels each image has, and the labels.
  public static func predictions(
    _ path: String, labelCount: Int
  ) throws(ExchangeError) -> (depth: Int, labels: [UInt32]) {
    try readJSON(path) { json throws(JSONError) in
      var rows = PredictionRows(labelCount: labelCount)
      try json.beginArray()
      while try json.nextElement() { try rows.readRow(&json) }
      return (max(1, rows.depth ?? 1), rows.labels)
    }
  }
}

/// The predictions read so far.
private struct PredictionRows {
  let labelCount: Int
  var depth: Int?
  var labels: [UInt32] = []
  private var image = 0

  init(labelCount: Int) { self.labelCount = labelCount }

  mutating func readRow(_ json: inout JSONCursor) throws(JSONError) {
    let start = labels.count
    if try json.nextKind() == .array {
      try json.beginArray()
      while try json.nextElement() { try readLabel(&json, from: start) }
    } else {
      try readLabel(&json, from: start)
    }
    let count = labels.count - start
    if count == 0 { throw json.refusal("image \(image) (from 0) has no prediction") }
    if let depth, depth != count {
      throw json.refusal("image \(image) (from 0) has \(count) predictions, and those before it \(depth)")
    }
    depth = count
    image += 1
  }

  private mutating func readLabel(_ json: inout JSONCursor, from start: Int) throws(JSONError) {
    let label = try json.readInteger()
    guard (0..<labelCount).contains(label) else {
      throw json.refusal("image \(image) (from 0): \(label) is no label from 0 to \(labelCount - 1)")
    }
    if labels[start...].contains(UInt32(label)) {
      throw json.refusal("image \(image) (from 0): label \(label) is predicted twice")
    }
    labels.append(UInt32(label))
  }
}
