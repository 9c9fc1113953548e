import CPooling

/// What one model says of one label of an image, and why that is a proposal.
public struct ExplainedProposal: Equatable, Sendable {
  /// The label's index.
  public var label: Int
  /// The model's number.
  public var model: Int
  /// Why the model proposes it.
  public var reasons: Reasons
  /// How many of the image's labels have a greater number, or the same and come first, and one.
  public var rank: Int
  /// The model's number; nil where it gave probabilities.
  public var logit: Float?
  /// The probability: the softmax of the logits, or as the model gave it.
  public var probability: Float
}

extension ProposalPool {
  /// Every model's proposals for the image that can be explained, by label, then by model.
  public func explanation() -> [ExplainedProposal] {
    guard let image = explaining else { return [] }
    var all: [ExplainedProposal] = []
    for (number, model) in models.enumerated() {
      guard let row = model.explained else { continue }
      var shares = row
      if model.kind == .logits { cpl_softmax(row, row.count, &shares) }
      model.forEachProposal(of: image) { label, reasons in
        let greater = row.enumerated().count { $1 > row[label] || ($1 == row[label] && $0 < label) }
        all.append(
          ExplainedProposal(
            label: label, model: number, reasons: reasons, rank: greater + 1,
            logit: model.kind == .logits ? row[label] : nil, probability: shares[label]))
      }
    }
    return all.sorted { ($0.label, $0.model) < ($1.label, $1.model) }
  }
}
