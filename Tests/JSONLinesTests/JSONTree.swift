import JSONLines

/// A whole JSON text in memory, for tests that look at all of it.
indirect enum JSONTree: Equatable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONTree])
  /// Members in the order they are written, keys written twice included.
  case object([Member])

  struct Member: Equatable {
    var key: String
    var value: JSONTree
  }

  init(_ json: inout JSONCursor) throws(JSONError) {
    switch try json.nextKind() {
    case .object: self = .object(try Self.members(&json))
    case .array: self = .array(try Self.elements(&json))
    case .string: self = .string(try json.readString())
    case .number: self = .number(try json.readNumber())
    case .boolean: self = .bool(try json.readBool())
    case .null:
      _ = try json.readNullIfPresent()
      self = .null
    }
  }

  private static func members(_ json: inout JSONCursor) throws(JSONError) -> [Member] {
    var members: [Member] = []
    try json.beginObject()
    while let key = try json.nextKey() {
      members.append(Member(key: key.string, value: try JSONTree(&json)))
    }
    return members
  }

  private static func elements(_ json: inout JSONCursor) throws(JSONError) -> [JSONTree] {
    var elements: [JSONTree] = []
    try json.beginArray()
    while try json.nextElement() { elements.append(try JSONTree(&json)) }
    return elements
  }
}

/// Reads one value by `body` from bytes that are followed by others, which must not be touched.
func reading<Result>(
  _ bytes: some Sequence<UInt8>, _ body: (inout JSONCursor) throws(JSONError) -> Result
) throws(JSONError) -> Result {
  let text = Array(bytes)
  let surrounded = Array("\"[{9".utf8) + text + Array("9\"]}".utf8)
  let outcome = surrounded.withUnsafeBytes { buffer in
    Swift.Result { () throws(JSONError) in
      var json = JSONCursor(UnsafeRawBufferPointer(rebasing: buffer.dropFirst(4)), in: 0..<text.count)
      let result = try body(&json)
      try json.finish()
      return result
    }
  }
  return try outcome.get()
}

/// Reads the whole text.
func tree(_ bytes: some Sequence<UInt8>) throws(JSONError) -> JSONTree {
  try reading(bytes) { json throws(JSONError) in try JSONTree(&json) }
}

/// Skips the whole text.
func skip(_ bytes: some Sequence<UInt8>) throws(JSONError) {
  try reading(bytes) { json throws(JSONError) in try json.skipValue() }
}

/// The error that reading the text gives, or nil when it is taken.
func refusal(_ text: String) -> JSONError? {
  do throws(JSONError) {
    _ = try tree(text.utf8)
    return nil
  } catch {
    return error
  }
}

/// Random numbers that are the same in every run (SplitMix64, Steele et al. 2014).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
