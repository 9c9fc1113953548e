import Foundation
import FoundationXML
import Testing

/// `reassess report`: one page about a campaign.
@Suite(.serialized) struct ReportTests {
  private static let hostile = #"<script>alert("x")</script><img src=x onerror='alert(1)'>&amp;"#

  private static func page(_ campaign: URL, _ options: String...) throws -> Page {
    let output = try Programs.run(["report", campaign.path, "--no-pictures"] + options)
    #expect(output.code == 0, "\(output.messages)")
    return try Page(campaign.appending(path: "results/report.html"))
  }

  /// Puts a text into every text field of the Sample's files.
  private static func spoil(_ campaign: URL) throws {
    let written = try #require(
      String(data: JSONSerialization.data(withJSONObject: [hostile]), encoding: .utf8)?.dropFirst(2).dropLast(
        2))
    func replace(_ name: String, _ pairs: (String, String)...) throws {
      let url = campaign.appending(path: name)
      var text = try String(contentsOf: url, encoding: .utf8)
      for (old, new) in pairs {
        #expect(text.contains(old), "\(name): \(old)")
        text = text.replacingOccurrences(
          of: old, with: new.replacingOccurrences(of: "HOSTILE", with: written))
      }
      try text.write(to: url, atomically: true, encoding: .utf8)
    }
    let images = #""image":"kitchen""#
    try replace(
      "campaign.json", (#""name": "sample""#, #""name": "HOSTILE""#),
      ("\"instructions\": \"", "\"instructions\": \"HOSTILE"))
    try replace("labels.json", (#""definition": ""#, #""definition": "HOSTILE"#))
    try replace("images.jsonl", (images, #""image":"HOSTILE""#))
    try replace("tasks.jsonl", (images, #""image":"HOSTILE""#))
    try replace("gold.jsonl", (#""expert-1""#, #""HOSTILE""#), (images, #""image":"HOSTILE""#))
    for rater in ["ana", "ben", "cho", "dee"] {
      let name = "answers/\(rater).jsonl"
      let text = try String(contentsOf: campaign.appending(path: name), encoding: .utf8)
      if text.contains(images) { try replace(name, (images, #""image":"HOSTILE""#)) }
      if text.contains(#""text":""#) { try replace(name, (#""text":""#, #""text":"HOSTILE"#)) }
    }
  }

  @Test func theSampleIsOnePageThatNeedsNothingElse() throws {
    let scratch = try Scratch()
    let page = try Self.page(try scratch.sample())
    #expect(page.title == "sample")
    #expect(
      page.headings == ["Labels", "Against gold", "Raters", "Mistakes of models", "Most disputed images"])
    #expect(page.addresses.allSatisfy { $0.hasPrefix("#") || $0.hasPrefix("data:") })
    #expect(page.figures.contains("precision-recall") && page.figures.contains("confusion"))
  }

  @Test func textFromFilesIsTextOnThePage() throws {
    let scratch = try Scratch()
    let campaign = try scratch.sample()
    try Self.spoil(campaign)
    _ = try Programs.run("propose", campaign.path)
    let page = try Self.page(campaign)
    #expect(page.title == Self.hostile)
    #expect(page.text.contains("expert \(Self.hostile)"))
    #expect(page.figures.contains("proposals") && page.figures.contains("committees"))
    #expect(page.elements.isDisjoint(with: ["script", "img", "iframe", "object"]), "\(page.elements)")
    #expect(page.attributes.allSatisfy { !$0.hasPrefix("on") })
  }

  @Test func namesOfLabelsAndModelsAreTextOnThePage() throws {
    let scratch = try Scratch()
    // The journals hold a digest of the labels' names.
    let campaign = try scratch.sample(withAnswers: false)
    for name in ["reviews", "mistakes.jsonl", "mistakes.ledger.jsonl"] {
      try? FileManager.default.removeItem(at: campaign.appending(path: name))
    }
    let labels = campaign.appending(path: "labels.json")
    var all = try #require(
      JSONSerialization.jsonObject(with: Data(contentsOf: labels)) as? [[String: Any]])
    for place in all.indices { all[place]["name"] = "\(Self.hostile)\(place)" }
    try JSONSerialization.data(withJSONObject: all).write(to: labels)
    let models = ["amber", "birch", "cedar"].map { ["file": "\($0).npy", "name": "\(Self.hostile)\($0)"] }
    let list = campaign.appending(path: "predictions/models.json")
    try JSONSerialization.data(withJSONObject: models).write(to: list)
    try "".write(to: campaign.appending(path: "tasks.jsonl"), atomically: true, encoding: .utf8)
    for command in ["propose", "aggregate", "evaluate"] {
      let options =
        command == "propose"
        ? [] : command == "aggregate" ? ["--method", "majority"] : ["--predictions", list.path]
      let output = try Programs.run([command, campaign.path] + options)
      #expect(output.code == 0, "\(command): \(output.messages)")
    }
    #expect(
      try Programs.run("mistakes", campaign.path, "--predictions", list.path, "--against", "original").code
        == 0)
    let page = try Self.page(campaign)
    for figure in ["accuracy", "models", "proposing-models", "verdicts"] {
      #expect(page.figures.contains(figure))
    }
    #expect(page.text.contains("\(Self.hostile)amber"))
    #expect(page.elements.isDisjoint(with: ["script", "img", "iframe", "object"]), "\(page.elements)")
    #expect(page.attributes.allSatisfy { !$0.hasPrefix("on") })
  }

  @Test func everyFigureHasItsData() throws {
    let scratch = try Scratch()
    let campaign = try scratch.sample()
    let folder = scratch.url.appending(path: "data")
    let page = try Self.page(campaign, "--csv", folder.path)
    for figure in page.figures {
      let file = try String(contentsOf: folder.appending(path: "\(figure).csv"), encoding: .utf8)
      let found = page.addresses.first { page.downloads[$0] == "\(figure).csv" }
      let address = try #require(found)
      #expect(address.dropFirst("data:text/csv;charset=utf-8,".count).removingPercentEncoding == file)
      #expect(file.split(separator: "\n").count > 1, "\(figure)")
    }
  }

  @Test func picturesOfDisputedImagesAreInThePage() throws {
    let scratch = try Scratch()
    let campaign = try scratch.sample()
    let output = try Programs.run("report", campaign.path, "--disputed", "2")
    #expect(output.code == 0, "\(output.messages)")
    let page = try Page(campaign.appending(path: "results/report.html"))
    let pictures = page.addresses.filter { $0.hasPrefix("data:image/png;base64,") }
    #expect(pictures.count == 2)
    let first = try #require(pictures.first)
    let file = try #require(Data(base64Encoded: String(first.dropFirst(22))))
    #expect(file.starts(with: [0x89, 0x50, 0x4E, 0x47]))
  }

  @Test func aCampaignWithoutAnswersHasAPage() throws {
    let scratch = try Scratch()
    let page = try Self.page(try scratch.campaign(tasks: 3))
    #expect(page.headings == ["Labels", "Raters"])
  }

  @Test func plotsAreShownInTheTerminalToo() throws {
    let scratch = try Scratch()
    let campaign = try scratch.sample()
    let list = try Programs.run("report", campaign.path, "--plot", "list").data
    #expect(list.contains("precision-recall: Precision and recall"))
    let plot = try Programs.run("report", campaign.path, "--plot", "precision-recall")
    #expect(plot.code == 0 && plot.data.contains("100 % ┤") && !plot.data.contains("\u{1B}"))
    let sixel = try Programs.run("report", campaign.path, "--plot", "precision-recall", "--preview", "sixel")
    #expect(sixel.data.contains("\u{1B}P9;1q"))
    let none = try Programs.run("report", campaign.path, "--plot", "nothing")
    #expect(none.code == 2 && none.messages.contains("there are labels-per-image, precision-recall"))
    #expect(!FileManager.default.fileExists(atPath: campaign.appending(path: "results").path))
  }

  @Test func thePageSaysWhatDoesNotGoTogether() throws {
    let scratch = try Scratch()
    let campaign = try scratch.sample()
    #expect(
      try Programs.run("aggregate", campaign.path, "--method", "majority", "--without", "dee").code == 0)
    #expect(try Programs.run("evaluate", campaign.path).code == 0)
    var page = try Self.page(campaign)
    #expect(page.text.contains("The labels are by the majority vote."))
    #expect(page.text.contains("results/real.json was made without dee, whose answers count here."))
    #expect(!page.text.contains("run evaluate again") && !page.text.contains("with another"))
    #expect(try Programs.run("aggregate", campaign.path, "--method", "gold").code == 0)
    page = try Self.page(campaign)
    #expect(page.headings.contains("Models") && page.figures.contains("oracle"))
    #expect(page.text.contains("has changed since models were evaluated: run evaluate again."))
    #expect(try Programs.run("aggregate", campaign.path, "--method", "gold", "--threshold", "0.3").code == 0)
    page = try Self.page(campaign)
    #expect(page.text.contains("was made with another threshold (0.3) than the labels here."))
    try FileManager.default.removeItem(at: campaign.appending(path: "results/real.json"))
    #expect(try Self.page(campaign).text.contains("run evaluate again."))
    #expect(try Programs.run("aggregate", campaign.path, "--method", "gold").code == 0)
    let journal = campaign.appending(path: "answers/dee.jsonl")
    let lines = try String(contentsOf: journal, encoding: .utf8).split(separator: "\n")
    try (lines.dropLast().joined(separator: "\n") + "\n").write(
      to: journal, atomically: true, encoding: .utf8)
    #expect(try Self.page(campaign).text.contains("run aggregate again."))
    #expect(
      try Self.page(campaign, "--method", "majority").text.contains(
        "is by method gold, the labels here are not."))
  }

  @Test func ownFilesAreNotReplacedAndDamagedResultsAreNamed() throws {
    let scratch = try Scratch()
    let campaign = try scratch.sample()
    for name in ["gold.jsonl", "ledger.jsonl", "answers/new.html", "images/new.html", "results/real.json"] {
      let own = campaign.appending(path: name).path
      let before = try? Data(contentsOf: URL(fileURLWithPath: own))
      let output = try Programs.run("report", campaign.path, "--output", own)
      #expect(output.code == 1 && output.messages.contains("own files") || name.hasPrefix("results"))
      #expect((try? Data(contentsOf: URL(fileURLWithPath: own))) == before, "\(name)")
    }
    let pipe = scratch.url.appending(path: "pipe").path
    #expect(mkfifo(pipe, 0o600) == 0)
    #expect(try Programs.run("report", campaign.path, "--output", pipe).code == 1)
    #expect(
      try Programs.run("report", campaign.path, "--no-pictures", "--output", "-").data.hasPrefix("<!DOCTYPE"))
    let results = campaign.appending(path: "results")
    try FileManager.default.createDirectory(at: results, withIntermediateDirectories: true)
    try "{\"models\":[{}],\n\"frontier\":7}".write(
      to: results.appending(path: "committee.json"), atomically: true, encoding: .utf8)
    let output = try Programs.run("report", campaign.path)
    #expect(output.code == 1 && output.messages.contains("committee.json:2:"), "\(output.messages)")
  }
}

/// A page, read strictly as XML.
private final class Page: NSObject, XMLParserDelegate {
  private(set) var elements: Set<String> = []
  private(set) var attributes: Set<String> = []
  private(set) var addresses: [String] = []
  private(set) var downloads: [String: String] = [:]
  private(set) var figures: [String] = []
  private(set) var headings: [String] = []
  private(set) var title = ""
  private(set) var text = ""
  private var open: [String] = []

  init(_ url: URL) throws {
    super.init()
    let parser = XMLParser(data: try Data(contentsOf: url))
    parser.delegate = self
    guard parser.parse() else { throw parser.parserError ?? CocoaError(.fileReadCorruptFile) }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String] = [:]
  ) {
    open.append(name)
    elements.insert(name)
    self.attributes.formUnion(attributes.keys)
    for key in ["href", "src"] { if let address = attributes[key] { addresses.append(address) } }
    if let file = attributes["download"], let address = attributes["href"] { downloads[address] = file }
    if name == "figure", let id = attributes["id"] { figures.append(id) }
    if name == "h2" { headings.append("") }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    if open.last == "title", !open.contains("svg") { title += string }
    if open.last == "h2" { headings[headings.count - 1] += string }
    if open.last != "style" { text += string }
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?)
  {
    open.removeLast()
  }
}
