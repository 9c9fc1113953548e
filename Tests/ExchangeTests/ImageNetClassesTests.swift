import Testing

@testable import Exchange

@Suite struct ImageNetClassesTests {
  private static let lines = (0..<1000).map { "\($0)\tn\($0)\tname \($0), other\tdefinition" }

  private static func read(_ lines: [String], end: String = "\n") throws -> [String] {
    let scratch = try ScratchFolder()
    let head = "index\twnid\tlemmas\tdefinition"
    let path = try scratch.file("classes.tsv", ([head] + lines).map { $0 + end }.joined())
    return try ImageNetClasses.read(path).map { "\($0.index) \($0.id) \($0.name) \($0.hypernyms)" }
  }

  @Test(arguments: ["\n", "\r\n"]) func readsLabels(end: String) throws {
    let labels = try Self.read(Self.lines, end: end)
    #expect(labels.count == 1000)
    #expect(labels[397] == "397 n397 name 397 [\"n00015388\"]")
    #expect(labels[398] == "398 n398 name 398 []")
  }

  @Test(arguments: [
    (["1\ta\tb\tc"], "line 2: the index is \"1\", and 0 comes next"),
    (["0\ta\tb\tc", "", "1\ta\tb"], "line 3: the line has 1 fields, and there are 4 columns"),
    (["0\ta\tb"], "line 2: the line has 3 fields, and there are 4 columns"),
    (["0\t\tb\tc"], "line 2: a class needs a wnid and lemmas"),
    (["0\ta\t\tc"], "line 2: a class needs a wnid and lemmas"),
    (["0\ta\tb\tc"], "classes.tsv: it has 1 classes, and 1000 are needed"),
  ])
  func refuses(lines: [String], problem: String) {
    #expect { try Self.read(lines) } throws: { "\($0)".hasSuffix(problem) }
  }
}
