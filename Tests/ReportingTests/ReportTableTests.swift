import Foundation
import Testing

@testable import Reporting

@Suite struct ReportTableTests {
  private struct Row {
    var name: String?
    var count: Int?
    var mean: Double?
    var part: Double?
  }

  private static func table(_ rows: Row...) -> ReportTable {
    ReportTable(
      rows,
      columns: [
        .text("name") { $0.name },
        .integer("count") { $0.count },
        .real("mean", decimals: 2) { $0.mean },
        .share("partShare", heading: "part") { $0.part },
      ])
  }

  private static let two = table(
    Row(name: "ana", count: 12, mean: 1.005, part: 2.0 / 3),
    Row(name: "benedict", count: 7, mean: nil, part: 1))

  @Test func tableForPeople() {
    #expect(
      Self.two.rendered(as: .table) == """
        name      count  mean     part
        ana          12  1.00   66.7 %
        benedict      7     -  100.0 %

        """)
  }

  @Test func commaSeparatedValues() {
    #expect(
      Self.two.rendered(as: .csv) == """
        name,count,mean,partShare
        ana,12,1.005,0.6666666666666666
        benedict,7,,1.0

        """)
  }

  @Test func json() {
    #expect(
      Self.two.rendered(as: .json) == """
        [
        {"name":"ana","count":12,"mean":1.005,"partShare":0.6666666666666666},
        {"name":"benedict","count":7,"mean":null,"partShare":1.0}
        ]

        """)
  }

  @Test func withoutRows() {
    #expect(Self.table().rendered(as: .table) == "name  count  mean  part\n")
    #expect(Self.table().rendered(as: .csv) == "name,count,mean,partShare\n")
    #expect(Self.table().rendered(as: .json) == "[]\n")
  }

  @Test func columnsOnlyForMachinesAreNotInTheTable() {
    let table = ReportTable(
      [1, 2], columns: [.integer("n") { $0 }, .integer("square", inTable: false) { $0 * $0 }])
    #expect(table.rendered(as: .table) == "n\n1\n2\n")
    #expect(table.rendered(as: .csv) == "n,square\n1,1\n2,4\n")
    #expect(table.columnNames == ["n", "square"])
  }

  @Test func widthsAreThoseOfTheTerminal() {
    let layout = TextLayout(
      clean: { $0 }, columns: { $0.unicodeScalars.reduce(0) { $0 + ($1.value > 0x1100 ? 2 : 1) } })
    let table = Self.table(Row(name: "안나", count: 1), Row(name: "ben", count: 2))
    #expect(
      table.rendered(as: .table, layout: layout) == """
        name  count  mean  part
        안나      1     -     -
        ben       2     -     -

        """)
  }

  @Test func numbersThatAreNotFiniteAreEmpty() throws {
    let table = Self.table(Row(mean: .nan, part: .infinity))
    #expect(table.rendered(as: .csv) == "name,count,mean,partShare\n,,,\n")
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(table.rendered(as: .json).utf8)) as? [[String: Any]])
    #expect(rows[0]["mean"] is NSNull)
  }

  @Test func controlsNeverReachATerminal() {
    let table = Self.table(Row(name: "a\u{1B}[2Jb\u{9B}c\nd\u{7F}"))
    #expect(table.rendered(as: .table).split(separator: "\n")[1].hasPrefix("a\u{FFFD}[2Jb\u{FFFD}c\u{FFFD}d"))
    for format in ReportFormat.allCases {
      let text = table.rendered(as: format)
      #expect(!text.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x7F }, "\(format)")
    }
    #expect(!table.rendered(as: .csv).unicodeScalars.contains("\u{9B}"))
  }
}

@Suite struct CSVTests {
  @Test(arguments: [
    ("plain", "plain"), ("a b", "a b"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("\"", "\"\"\"\""),
    ("a\nb", "\"a\nb\""), ("a\r\nb", "\"a\r\nb\""), ("", ""), ("né", "né"), ("'x", "'x"), ("a=1", "a=1"),
    ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@a", "'@a"), ("\tx", "'\tx"), ("\rx", "\"'\rx\""),
    ("=a,b", "\"'=a,b\""), ("=\u{301}1", "'=\u{301}1"), ("a\u{7}b", "a\u{FFFD}b"),
  ])
  func texts(_ text: String, _ field: String) {
    let table = ReportTable([text], columns: [.text("t") { $0 }, .integer("n") { _ in 1 }])
    #expect(table.rendered(as: .csv) == "t,n\n\(field),1\n")
  }

  @Test func negativeNumbersAreNumbers() {
    let table = ReportTable([-1.5], columns: [.real("x", decimals: 1) { $0 }, .integer("n") { _ in -2 }])
    #expect(table.rendered(as: .csv) == "x,n\n-1.5,-2\n")
  }

  @Test func columnNamesAreQuotedToo() {
    let table = ReportTable([1], columns: [.integer("a,b") { $0 }])
    #expect(table.rendered(as: .csv) == "\"a,b\"\n1\n")
  }
}

@Suite struct FixedDecimalsTests {
  @Test(
    arguments: [
      (0, 0, "0"), (0, 2, "0.00"), (0.5, 0, "1"), (-0.5, 0, "-1"), (0.04, 1, "0.0"), (-0.04, 1, "0.0"),
      (12.34, 1, "12.3"), (99.95, 1, "100.0"), (1e-9, 9, "0.000000001"), (1e300, 2, "1e+300"),
      (-2.25, 1, "-2.3"), (123456.789, 3, "123456.789"), (4, -1, "4"),
    ] as [(Double, Int, String)])
  func writes(_ number: Double, _ decimals: Int, _ text: String) {
    #expect(fixed(number, decimals: decimals) == text)
  }

  @Test func isAsCloseAsTheDecimalsAllow() throws {
    for thousandth in -20_000...20_000 {
      let number = Double(thousandth) / 1000
      let written = try #require(Double(fixed(number, decimals: 1)))
      #expect(abs(written - number) <= 0.05 + 1e-9, "\(number)")
    }
  }
}
