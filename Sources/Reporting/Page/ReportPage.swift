/// A report as one HTML file: readable without network, scripts or other files.
///
///     let page = ReportPage(title: "birds", facts: [("images", "25,000")], sections: [section])
///     try replaceFile(at: "report.html", with: Array(page.html.utf8))
///
/// Source: HTML Living Standard, WHATWG; contrasts by WCAG 2.2, success criterion 1.4.3.
public struct ReportPage: Sendable {
  /// What the page is about.
  public var title: String
  /// One line below the title.
  public var subtitle: String
  /// What everybody wants to know first: a name and a number each.
  public var facts: [(name: String, value: String)]
  /// The parts of the page, in their order.
  public var sections: [ReportSection]

  /// Takes all four.
  public init(
    title: String, subtitle: String, facts: [(name: String, value: String)], sections: [ReportSection]
  ) {
    (self.title, self.subtitle, self.facts, self.sections) = (title, subtitle, facts, sections)
  }

  /// The page as text; also well-formed XML, so that tests can read it strictly.
  public var html: String {
    let page: Markup = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="color-scheme" content="light dark"/>
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"/>
      <link rel="icon" href="data:,"/>
      <title>\(title)</title>
      <style>\(Self.style)</style>
      </head>
      <body>
      <header>
      <h1>\(title)</h1>
      <p>\(subtitle)</p>
      <dl class="facts">\(Markup.joined(facts.map { "<div><dt>\($0.name)</dt><dd>\($0.value)</dd></div>" }))</dl>
      <nav aria-label="Contents"><ul>\(contents)</ul></nav>
      </header>
      <main>
      \(Markup.joined(sections.enumerated().map { $0.element.markup(number: $0.offset + 1) }))</main>
      </body>
      </html>

      """
    return page.source
  }

  private var contents: Markup {
    .joined(
      sections.enumerated().map { "<li><a href=\"#section-\($0.offset + 1)\">\($0.element.title)</a></li>" })
  }
}

/// A part of a report: what it is about, what to know, and its figures.
public struct ReportSection: Sendable {
  /// What it is about.
  public var title: String
  /// What to know before looking at the figures, a paragraph each.
  public var text: [String]
  /// The figures, in their order.
  public var figures: [ReportFigure]

  /// Takes all three.
  public init(title: String, text: [String] = [], figures: [ReportFigure] = []) {
    (self.title, self.text, self.figures) = (title, text, figures)
  }

  func markup(number: Int) -> Markup {
    """
    <section id="section-\(number)"><h2>\(title)</h2>
    \(Markup.joined(text.map { "<p>\($0)</p>\n" }))\(Markup.joined(figures.map(\.markup)))</section>

    """
  }
}
