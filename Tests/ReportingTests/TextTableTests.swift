import Foundation
import Testing

@testable import Reporting

/// Tables for people: what they show where there is little room, and what of long names.
@Suite struct TextTableTests {
  private struct Row {
    var name: String
    var flags = 0
    var share: Double?
    var count: Int?
  }

  private static func table(_ rows: Row...) -> ReportTable {
    ReportTable(
      rows,
      columns: [
        .text("name") { $0.name },
        .mark("flags") { $0.flags },
        .share("share", heading: "share\n%", sign: false) { $0.share }.rank(1),
        .people(heading: "in words") { $0.share.map { $0 > 0.5 ? "much" : "little" } }.rank(3),
        .integer("count") { $0.count }.rank(2),
        .integer("hidden", inTable: false) { $0.flags },
      ])
  }

  private static func lines(_ table: ReportTable, width: Int?) -> [String] {
    var layout = TextLayout.plain
    layout.width = width
    return table.rendered(as: .table, layout: layout).split(separator: "\n").map(String.init)
  }

  private static let two = table(
    Row(name: "ana", share: 0.25, count: 3), Row(name: "ben", flags: 2, share: 1, count: 12))

  @Test func headingsOfTwoLines() {
    #expect(
      Self.lines(Self.two, width: nil) == [
        "         share",
        "name         %  in words  count",
        "ana       25.0    little      3",
        "ben   !  100.0      much     12",
      ])
  }

  /// The greatest rank goes first, and those of rank 0 stay whatever the width.
  @Test(arguments: [
    (31, "name         %  in words  count"), (30, "name         %  count"), (21, "name         %  count"),
    (20, "name         %"), (13, "name"), (1, "name"),
  ])
  func narrowTables(_ width: Int, _ heading: String) {
    #expect(Self.lines(Self.two, width: width).contains(heading))
  }

  @Test func columnsWithoutAnythingAreLeftOut() {
    let table = Self.table(Row(name: "ana", count: 1))
    #expect(Self.lines(table, width: nil) == ["name    count", "ana         1"])
    #expect(Self.lines(Self.table(), width: nil).contains("name        %  in words  count"))
  }

  @Test func dataHaveAllColumnsButThoseForPeople() {
    #expect(
      Self.two.rendered(as: .csv) == "name,flags,share,count,hidden\nana,0,0.25,3,0\nben,2,1.0,12,2\n")
    #expect(
      Self.two.rendered(as: .json).contains(
        #"{"name":"ben","flags":2,"share":1.0,"count":12,"hidden":2}"#))
  }

  @Test func longTextsAreCut() {
    let name = String(repeating: "x", count: 40)
    #expect(Self.lines(Self.table(Row(name: name)), width: nil)[1] == String(repeating: "x", count: 31) + "…")
    #expect(Self.table(Row(name: name)).rendered(as: .csv).contains(name))
  }

  /// One row of many columns is shown below each other, with all that data have.
  @Test func records() {
    let record = ReportTable(
      record: Row(name: "ana", flags: 1, share: 0.5, count: nil),
      columns: [
        .text("name") { $0.name }, .mark("flags") { $0.flags },
        .share("share", sign: false) { $0.share }, .integer("count", inTable: false) { $0.count },
      ])
    #expect(
      record.rendered(as: .table) == """
        name   ana
        flags  1
        share  50.0 %
        count  -

        """)
    #expect(record.rendered(as: .csv) == "name,flags,share,count\nana,1,0.5,\n")
  }

  @Test func wrappedTexts() {
    var layout = TextLayout.plain
    #expect(layout.wrapped("one two three") == "one two three\n")
    layout.width = 8
    #expect(layout.wrapped("one two three", indent: "  ") == "one two\n  three\n")
    #expect(layout.wrapped("extraordinary one") == "extraordinary\none\n")
    #expect(layout.wrapped("one two", start: "a: ", indent: "   ") == "a: one\n   two\n")
    #expect(layout.wrapped("") == "\n")
    #expect(
      layout.facts([("a", "one two three"), ("bcd", nil)]) == "a    one\n     two\n     three\nbcd  -\n")
  }
}
