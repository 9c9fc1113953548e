import Proposals
import Reporting

extension ProposalRun {
  /// Why labels are proposed for the image asked about: a row for each label and model, and for an original label that no
  /// model proposes.
  var explanation: ReportTable {
    let labels = campaign.labels.inOrder
    return ReportTable(
      explanationRows,
      columns: [
        .integer("label") { $0.label },
        .text("name") { labels[$0.label].name },
        .text("becomes") { $0.becomes },
        .text("original") { $0.isOriginal ? "yes" : "no" },
        .text("model") { $0.proposal.map { self.models[$0.model] } },
        .text("chosen") { $0.proposal.map { self.proposals.committee.contains($0.model) ? "yes" : "no" } },
        .integer("rank") { $0.proposal?.rank },
        .real("logit", decimals: 3) { $0.proposal?.logit.map(Double.init) },
        .real("probability", decimals: 4) { $0.proposal.map { Double($0.probability) } },
        .text("reasons") { $0.proposal?.reasons.words },
      ])
  }

  private struct Row {
    var label: Int
    var isOriginal: Bool
    var becomes: String
    var proposal: ExplainedProposal?
  }

  private var explanationRows: [Row] {
    guard let image = pool.explaining else { return [] }
    let kept = Set(proposals.proposals(of: image).map(\.label))
    let explained = Dictionary(grouping: pool.explanation(), by: \.label)
    return pool.proposals(of: image).flatMap { label, _ in
      let label = Int(label)
      let isOriginal = pool.images.originals[image] == label
      let becomes =
        kept.contains(label) ? proposals.isUnanimous(image) ? "unanimous" : "candidate" : "dropped"
      let rows: [ExplainedProposal?] = explained[label] ?? [nil]
      return rows.map { Row(label: label, isOriginal: isOriginal, becomes: becomes, proposal: $0) }
    }
  }
}

extension Reasons {
  fileprivate var words: String {
    [(Reasons.top, "top"), (.logit, "logit"), (.probability, "probability")]
      .filter { contains($0.0) }.map(\.1).joined(separator: " ")
  }
}
