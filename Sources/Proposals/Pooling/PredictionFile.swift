public import NumPyFiles

/// The predictions of one model: a `.npy` of images x classes, in the order of `images.jsonl` and of the labels.
public struct PredictionFile: Sendable {
  /// What its numbers are.
  public enum Kind: String, Sendable, CaseIterable {
    /// Any numbers; their softmax is the probability of a class.
    case logits
    /// Numbers from 0 to 1.
    case probabilities
  }

  private enum Origin {
    case path(String)
    case source(any ByteSource)
  }

  /// What the model is called.
  public let model: String
  /// What its numbers are.
  public let kind: Kind
  private let origin: Origin

  /// Predictions in a file, which is opened when it is read.
  public init(model: String, path: String, kind: Kind = .logits) {
    (self.model, self.kind, origin) = (model, kind, .path(path))
  }

  /// Predictions from a source.
  public init(model: String, source: any ByteSource, kind: Kind = .logits) {
    (self.model, self.kind, origin) = (model, kind, .source(source))
  }

  /// The file's path; nil where it is none.
  public var path: String? { if case .path(let path) = origin { path } else { nil } }

  /// Reads the header; the predictions follow.
  func open() throws(NumPyError) -> ArrayReader {
    switch origin {
    case .path(let path): try ArrayReader(path: path)
    case .source(let source): try ArrayReader(source)
    }
  }
}
