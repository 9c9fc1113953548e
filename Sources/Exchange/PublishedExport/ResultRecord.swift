import JSONLines

/// How a result of `reassess aggregate` came about, as `results/NAME.run.json` beside it says;
/// of other results, what they were made of.
public struct ResultRecord: Equatable, Sendable {
  /// The method.
  public private(set) var method = ""
  /// The raters who were left out.
  public private(set) var without: [String] = []
  /// The parameters that are numbers; a switch is 1 or 0.
  public private(set) var numbers: [String: Double] = [:]
  /// The digest of each file that was read, by the file's path in the campaign.
  private var inputs: [String: String] = [:]

  /// Reads a record.
  public init(_ path: String) throws(ExchangeError) {
    self = try readJSON(path) { json throws(JSONError) in try Self(&json) }
  }

  private init(_ json: inout JSONCursor) throws(JSONError) {
    var method: String?
    try json.beginObject()
    while let key = try json.nextKey() {
      switch key {
      case "method": method = try json.readString()
      case "parameters": try readParameters(&json)
      case "inputs": try readInputs(&json)
      default: try json.skipValue()
      }
    }
    guard let method else { throw json.missing("method") }
    self.method = method
  }

  private mutating func readParameters(_ json: inout JSONCursor) throws(JSONError) {
    try json.beginObject()
    while let key = try json.nextKey() {
      switch try json.nextKind() {
      case .number: numbers[key.string] = try json.readNumber()
      case .boolean: numbers[key.string] = try json.readBool() ? 1 : 0
      case .array where key == "without":
        try json.beginArray()
        while try json.nextElement() { without.append(try json.readString()) }
      default: try json.skipValue()
      }
    }
  }

  private mutating func readInputs(_ json: inout JSONCursor) throws(JSONError) {
    try json.beginArray()
    while try json.nextElement() {
      var (file, digest): (String?, String?)
      try json.beginObject()
      while let key = try json.nextKey() {
        switch key {
        case "file": file = try json.readString()
        case "sha256": digest = try json.readString()
        default: try json.skipValue()
        }
      }
      guard let file else { throw json.missing("file") }
      guard let digest else { throw json.missing("sha256") }
      inputs[file] = digest
    }
  }

  /// The digest of a file that was read, by its path in the campaign; nil: it was not.
  public func digest(of file: String) -> String? { inputs[file] }

  /// Whether a campaign whose files have these digests now is not the one that the result was made of.
  ///
  /// Gold that the method did not read is no difference.
  public func isOutdated(_ now: [(file: String, sha256: String)]) -> Bool {
    let read = now.filter { $0.file != "gold.jsonl" || inputs[$0.file] != nil }
    return read.count != inputs.count || read.contains { inputs[$0.file] != $0.sha256 }
  }
}
