import JSONLines

/// How a result came about, written beside it as NAME.run.json.
///
/// It holds no time, so that the same inputs give the same bytes.
public struct RunRecord: Equatable, Sendable {
  /// A parameter's value.
  public enum Value: Equatable, Sendable {
    /// A switch.
    case bool(Bool)
    /// A whole number.
    case integer(Int)
    /// A number.
    case real(Double)
    /// A text.
    case text(String)
    /// Texts.
    case texts([String])
    /// Nothing was set.
    case null
  }

  /// One setting of the run, or one thing found out.
  public struct Parameter: Equatable, Sendable {
    /// Its name.
    public var name: String
    /// Its value.
    public var value: Value

    /// Pairs a name with a value.
    public init(_ name: String, _ value: Value) {
      self.name = name
      self.value = value
    }
  }

  /// One file that was read.
  public struct Input: Equatable, Sendable {
    /// Its path in the campaign.
    public var file: String
    /// The SHA-256 digest of its bytes, in hexadecimal.
    public var sha256: String

    /// Pairs a file with its digest.
    public init(file: String, sha256: String) {
      self.file = file
      self.sha256 = sha256
    }
  }

  /// The program and its version, such as `reassess 0.1.0`.
  public var program: String
  /// The method's name.
  public var method: String
  /// The parameters in force, in the order to be written.
  public var parameters: [Parameter]
  /// What the method found out on its way, in the order to be written; may be empty.
  public var findings: [Parameter]
  /// The files read, in the order to be written.
  public var inputs: [Input]

  /// Makes a record from its five parts.
  public init(
    program: String, method: String, parameters: [Parameter], findings: [Parameter] = [], inputs: [Input]
  ) {
    self.program = program
    self.method = method
    self.parameters = parameters
    self.findings = findings
    self.inputs = inputs
  }

  /// The record as indented JSON that ends with a line feed.
  public func rendered() -> String {
    var json = JSONWriter(.indented)
    json.object { json in
      json.member("program", program)
      json.member("method", method)
      write(parameters, "parameters", to: &json)
      if !findings.isEmpty { write(findings, "findings", to: &json) }
      json.key("inputs")
      json.array { json in
        for input in inputs {
          json.object { json in
            json.member("file", input.file)
            json.member("sha256", input.sha256)
          }
        }
      }
    }
    json.endLine()
    return String(decoding: json.bytes, as: UTF8.self)
  }

  private func write(_ values: [Parameter], _ key: String, to json: inout JSONWriter) {
    json.key(key)
    json.object { json in
      for value in values {
        json.key(value.name)
        value.value.write(to: &json)
      }
    }
  }
}

extension RunRecord.Value {
  fileprivate func write(to json: inout JSONWriter) {
    switch self {
    case .bool(let value): json.bool(value)
    case .integer(let value): json.integer(value)
    case .real(let value): json.number(value)
    case .text(let value): json.string(value)
    case .texts(let values): json.array { json in values.forEach { json.string($0) } }
    case .null: json.null()
    }
  }
}
