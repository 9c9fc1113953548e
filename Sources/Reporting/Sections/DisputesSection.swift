public import Aggregation

extension ReportSection {
  /// The images about which raters disagree most; nil where all agree.
  public init?(disputes: [Dispute], pictures: [DisputedPicture]) {
    guard !pictures.isEmpty else { return nil }
    let rows = zip(disputes, pictures).flatMap { dispute, picture in
      picture.questions.map { (picture: picture, amount: dispute.amount, question: $0) }
    }
    self.init(
      title: "Most disputed images",
      text: [
        "The images whose questions split the raters most: over all questions of an image, the sum of the shares of "
          + "pairs of raters who gave different answers."
      ],
      figures: [
        ReportFigure(
          name: "disputed", title: "With all answers", .disputes(pictures),
          data: ReportTable(
            rows,
            columns: [
              .text("image") { $0.picture.image }, .real("dispute", decimals: 3) { $0.amount },
              .text("label") { $0.question.label },
              .text("original") { $0.question.isOriginal ? "yes" : "no" },
              .text("yes") { $0.question.yes.joined(separator: " ") },
              .text("maybe") { $0.question.maybe.joined(separator: " ") },
              .text("no") { $0.question.no.joined(separator: " ") },
              .real("score", decimals: 3) { $0.question.score },
            ]))
      ])
  }
}
