public import Aggregation
import Ratings

/// A rater's answers to gold as a small picture: for each truth how often which answer.
public struct RaterConfusion: Sendable {
  /// The rater's name.
  public var rater: String
  /// The answers where the label is not in the image, and where it is.
  public var whereNot: Tally, whereTrue: Tally

  /// Takes all three.
  public init(rater: String, whereNot: Tally, whereTrue: Tally) {
    (self.rater, self.whereNot, self.whereTrue) = (rater, whereNot, whereTrue)
  }

  private static let (side, height, left, top) = (46.0, 30.0, 34.0, 18.0)

  private static let mostShown = 24

  /// All of them, beside and below each other; those of many raters have to be unfolded.
  static func markup(of raters: [RaterConfusion]) -> Markup {
    let shown = matrices(of: raters.prefix(mostShown))
    guard raters.count > mostShown else { return shown }
    return """
      \(shown)<details><summary>\(raters.count - mostShown) more raters</summary>
      \(matrices(of: raters.dropFirst(mostShown)))</details>
      """
  }

  private static func matrices(of raters: ArraySlice<RaterConfusion>) -> Markup {
    "<div class=\"matrices\">\(Markup.joined(raters.map(\.markup)))</div>"
  }

  private var markup: Markup {
    let answers = Answer.allCases.enumerated().map { place, answer -> Markup in
      """
      <text x="\(Self.left + (Double(place) + 0.5) * Self.side)" y="13" \
      text-anchor="middle">\(answer.rawValue)</text>
      """
    }
    return """
      <div><b>\(rater)</b><svg viewBox="0 0 174 80" width="174" height="80" role="img" \
      aria-label="Answers of \(rater) to gold">\(Markup.joined(answers))\(row("no", whereNot, at: 0))\
      \(row("yes", whereTrue, at: 1))</svg></div>
      """
  }

  private func row(_ truth: String, _ tally: Tally, at place: Int) -> Markup {
    let top = Self.top + Double(place) * Self.height
    let cells = Answer.allCases.enumerated().map { column, answer -> Markup in
      let share = tally.total > 0 ? Double(tally[answer]) / Double(tally.total) : 0
      let left = Self.left + Double(column) * Self.side
      // Five shades, so that the number on each can be read.
      let shade = min(Int(share * 5), 4)
      let words = tally.total > 0 ? fixed(100 * share, decimals: 0) : "-"
      return """
        <rect class="shade\(shade)" x="\(left)" y="\(top)" width="\(Self.side)" height="\(Self.height)"/>\
        <text class="on\(shade)" x="\(left + Self.side / 2)" y="\(top + 19)" text-anchor="middle">\(words)\
        <title>truth \(truth), answer \(answer.rawValue): \(tally[answer]) of \(tally.total)</title></text>
        """
    }
    return """
      <text x="\(Self.left - 6)" y="\(top + 19)" text-anchor="end">\(truth)</text>\(Markup.joined(cells))
      """
  }
}
