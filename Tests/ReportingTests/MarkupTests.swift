import Foundation
import Testing

@testable import Reporting

/// Text from files within a page: it stands for itself, whatever it is.
@Suite struct MarkupTests {
  @Test func whatHasAMeaningInHTMLHasNone() {
    let hostile = "<script>alert('x')</script> & \"quotes\""
    #expect(
      Markup.text(hostile).source
        == "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;quotes&quot;")
    let inAttribute: Markup = "<a title=\"\(hostile)\">\(Markup.text("é"))</a>"
    #expect(inAttribute.source.components(separatedBy: "\"").count == 3)
    #expect(inAttribute.source.hasSuffix(">é</a>"))
  }

  @Test func controlsAndTurnsOfDirectionAreShownAsWhatTheyAre() {
    #expect(Markup.text("a\u{0}b\u{1B}[31m\u{7F}\u{85}").source == "a\u{FFFD}b\u{FFFD}[31m\u{FFFD}\u{FFFD}")
    #expect(Markup.text("a\u{202E}b\u{2066}\u{FFFF}").source == "a\u{FFFD}b\u{FFFD}\u{FFFD}")
  }

  @Test func numbersNeedNoMoreThanATenth() {
    let markup: Markup = "\(3) \(2.0) \(1.25) \(-0.04)"
    #expect(markup.source == "3 2 1.3 0")
  }

  @Test func dataOfAnAddressComesBackAsItWas() {
    let text = "a,\"b\"\n100 %,é,#?&<>\u{1F600}"
    #expect(text.percentEncoded.removingPercentEncoding == text)
    #expect(text.percentEncoded.allSatisfy { $0.isASCII && !" \"<>&#\n".contains($0) })
  }
}

/// The colours of a page.
@Suite struct ContrastTests {
  /// The colours that a part of the style sheet sets, by their names.
  private static func colors(after start: String) throws -> [String: String] {
    let style = ReportPage.style.source
    let from = try #require(style.range(of: start)).upperBound
    let part = style[from...].prefix { $0 != "}" }
    var colors: [String: String] = [:]
    for declaration in part.split(separator: ";") {
      let parts = declaration.split(separator: ":")
      guard parts.count == 2, let name = parts.first?.split(separator: "-").last else { continue }
      colors[String(name)] = parts[1].trimmingCharacters(in: .whitespaces)
    }
    return colors
  }

  /// The relative luminance of WCAG 2.2.
  private static func luminance(_ color: String) throws -> Double {
    let value = try #require(UInt32(color.dropFirst(), radix: 16), "\(color)")
    #expect(color.count == 7)
    let channels = [16, 8, 0].map { shift -> Double in
      let share = Double(value >> shift & 0xFF) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }

  private static func contrast(_ one: String, _ other: String) throws -> Double {
    let both = [try luminance(one), try luminance(other)].sorted()
    return (both[1] + 0.05) / (both[0] + 0.05)
  }

  @Test(arguments: [":root{", "(prefers-color-scheme:dark){:root{", "@media print{:root{"])
  func allTextCanBeRead(_ start: String) throws {
    let colors = try Self.colors(after: start)
    let pairs =
      ["ink", "soft", "link"].map { ($0, "paper") } + (0...4).map { ("on\($0)", "shade\($0)") }
    for (text, ground) in pairs {
      let contrast = try Self.contrast(try #require(colors[text]), try #require(colors[ground]))
      #expect(contrast >= 4.5, "\(text) on \(ground): \(contrast)")
    }
    // Lines and dots carry meaning without being text: WCAG 2.2, 1.4.11.
    for series in ["blue", "orange", "green", "purple", "grey"] {
      let contrast = try Self.contrast(try #require(colors[series]), try #require(colors["paper"]))
      #expect(contrast >= 3, "\(series): \(contrast)")
    }
  }
}
