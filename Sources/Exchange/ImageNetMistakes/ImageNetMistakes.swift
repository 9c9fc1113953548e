import JSONLines
import Ratings

/// Reviewed mistakes of one model, as published with "When does dough become a bagel?" (github.com/google-research/imagenet-mistakes).
///
/// An object of file names, each with `top_prediction`, `failure category` and `failure severity`. Spellings differ between
/// the published files: all of them are read, and one is written.
public struct ImageNetMistakes: Equatable, Sendable {
  /// One of them.
  public struct Entry: Equatable, Sendable {
    /// The image's file name.
    public var file: String
    /// The predicted label's index.
    public var prediction: Int
    /// The kind; nil: not told.
    public var category: Verdict.Category?
    /// The severity; nil: not told.
    public var severity: Verdict.Severity?

    /// Puts the parts together.
    public init(
      file: String, prediction: Int, category: Verdict.Category?, severity: Verdict.Severity?
    ) {
      (self.file, self.prediction) = (file, prediction)
      (self.category, self.severity) = (category, severity)
    }
  }

  /// The mistakes, in the order of the file.
  public var entries: [Entry]

  /// Takes mistakes together.
  public init(_ entries: [Entry]) { self.entries = entries }

  /// Reads a published file; throws the first thing that is wrong with it, with its line.
  public init(_ path: String) throws(ExchangeError) {
    entries = try readJSON(path) { json throws(JSONError) in try Self.entries(&json) }
  }

  /// The same as a file: an entry a line.
  public var bytes: [UInt8] {
    let lines = entries.map { entry in
      var json = JSONWriter()
      json.object { json in
        json.member("top_prediction", entry.prediction)
        if let category = entry.category { json.member("failure category", category.published) }
        if let severity = entry.severity { json.member("failure severity", severity.published) }
      }
      var name = JSONWriter()
      name.string(entry.file)
      return String(decoding: name.bytes + ": ".utf8 + json.bytes, as: UTF8.self)
    }
    return Array((lines.isEmpty ? "{}\n" : "{\n" + lines.joined(separator: ",\n") + "\n}\n").utf8)
  }
}

// MARK: - Reading

extension ImageNetMistakes {
  private static func entries(_ json: inout JSONCursor) throws(JSONError) -> [Entry] {
    var entries: [Entry] = []
    var names: Set<String> = []
    try json.beginObject()
    while let key = try json.nextKey() {
      let file = key.string
      if !names.insert(file).inserted {
        throw JSONError(offset: json.offset(of: key), reason: .keyTwice(file))
      }
      entries.append(try entry(of: file, &json))
    }
    return entries
  }

  private static func entry(of file: String, _ json: inout JSONCursor) throws(JSONError) -> Entry {
    var prediction: Int?
    var entry = Entry(file: file, prediction: 0, category: nil, severity: nil)
    var seen = KeysSeen()
    try json.beginObject()
    while let key = try json.nextKey() {
      switch key {
      case "top_prediction":
        try seen.note(0, key, in: json)
        prediction = try json.readInteger()
      case "failure category":
        try seen.note(1, key, in: json)
        if try !json.readNullIfPresent() { entry.category = try json.readCategory() }
      case "failure severity":
        try seen.note(2, key, in: json)
        if try !json.readNullIfPresent() { entry.severity = try json.readSeverity() }
      default: try json.skipValue()
      }
    }
    guard let prediction else { throw json.missing("top_prediction") }
    entry.prediction = prediction
    return entry
  }
}

extension JSONCursor {
  fileprivate mutating func readCategory() throws(JSONError) -> Verdict.Category {
    let text = try readString()
    if let category = Verdict.Category(published: text) { return category }
    throw refusal(
      "\"\(text)\" is no known category: "
        + Verdict.Category.allCases.map { "\"\($0.published)\"" }.joined(separator: ", "))
  }

  fileprivate mutating func readSeverity() throws(JSONError) -> Verdict.Severity {
    let text = try readString()
    if let severity = Verdict.Severity.allCases.first(where: { $0.rawValue == text.lowercased() }) {
      return severity
    }
    throw refusal(
      "\"\(text)\" is no known severity: "
        + Verdict.Severity.allCases.map { "\"\($0.published)\"" }.joined(separator: ", "))
  }
}

// MARK: - Spellings

extension Verdict.Category {
  /// The spelling that most published files have.
  fileprivate var published: String {
    switch self {
    case .fineGrained: "Fine-grained error"
    case .fineGrainedOutOfVocabulary: "Fine-grained error with OOV"
    case .spuriousCorrelation: "Spurious Correlation"
    case .nonPrototypical: "Non-prototypical"
    }
  }

  /// The category of any spelling that is published, whatever its case; nil: of none.
  fileprivate init?(published text: String) {
    switch text.lowercased() {
    // Of the last there is one; it is about labels of which several are right.
    case "fine-grained error", "fine-grained", "fine-grained with multilabel options": self = .fineGrained
    case "fine-grained error with oov", "fine-grained with oov", "fine-grained error oov":
      self = .fineGrainedOutOfVocabulary
    case "spurious correlation", "spurious correlations": self = .spuriousCorrelation
    case "non-prototypical", "non-prototypical instance": self = .nonPrototypical
    default: return nil
    }
  }
}

extension Verdict.Severity {
  fileprivate var published: String {
    switch self {
    case .major: "Major"
    case .minor: "Minor"
    case .borderline: "Borderline"
    }
  }
}
