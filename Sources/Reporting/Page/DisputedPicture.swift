/// An image about which raters disagree, with all answers.
public struct DisputedPicture: Sendable {
  /// One question about it.
  public struct Question: Sendable {
    /// The label's name.
    public var label: String
    /// Whether it is the original label.
    public var isOriginal: Bool
    /// Who gave each answer: no, maybe and yes.
    public var no: [String], maybe: [String], yes: [String]
    /// The label's score; nil where it has none.
    public var score: Double?

    /// Takes all six.
    public init(
      label: String, isOriginal: Bool, no: [String], maybe: [String], yes: [String], score: Double?
    ) {
      (self.label, self.isOriginal, self.score) = (label, isOriginal, score)
      (self.no, self.maybe, self.yes) = (no, maybe, yes)
    }
  }

  /// The image's name.
  public var image: String
  /// The picture as a `data:` address; nil: it cannot be shown.
  public var picture: String?
  /// Why it cannot be shown; empty where it is.
  public var refusal: String
  /// The questions, in the order of the tasks.
  public var questions: [Question]

  /// Takes all four.
  public init(image: String, picture: String?, refusal: String, questions: [Question]) {
    (self.image, self.picture, self.refusal, self.questions) = (image, picture, refusal, questions)
  }

  var markup: Markup {
    """
    <div class="dispute"><div class="picture">\(view)<p>\(image)</p></div>
    <div class="table"><table><thead><tr><th scope="col">label</th><th scope="col">yes</th>\
    <th scope="col">maybe</th><th scope="col">no</th><th scope="col" class="n">score</th></tr></thead>
    <tbody>\(Markup.joined(questions.map(line)))</tbody></table></div></div>

    """
  }

  private var view: Markup {
    guard let picture else { return "<p class=\"none\">\(refusal)</p>" }
    return "<img src=\"\(picture)\" alt=\"\(image)\" loading=\"lazy\"/>"
  }

  private func line(_ question: Question) -> Markup {
    let original: Markup = question.isOriginal ? " <span class=\"original\">original</span>" : ""
    return """
      <tr><td>\(question.label)\(original)</td><td>\(who(question.yes))</td><td>\(who(question.maybe))</td>\
      <td>\(who(question.no))</td><td class="n">\(question.score.map { fixed($0, decimals: 3) } ?? "-")</td></tr>
      """
  }

  /// How many, and their names.
  private func who(_ raters: [String]) -> Markup {
    raters.isEmpty
      ? "<span class=\"none\">0</span>" : "\(raters.count) <small>\(raters.joined(separator: ", "))</small>"
  }
}
