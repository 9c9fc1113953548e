import Aggregation
import Testing

@testable import Exchange

@Suite struct CSVReaderTests {
  /// All rows of a text, read through a small buffer as well.
  private static func rows(_ text: String, block: Int = 1 << 18) throws -> [[String]] {
    let scratch = try ScratchFolder()
    var reader = try CSVReader(try scratch.file("a.csv", text), block: block)
    var rows: [[String]] = []
    while try reader.next() { rows.append(reader.texts) }
    return rows
  }

  @Test(arguments: [
    ("", []), ("a,b\n", [["a", "b"]]), ("a,b", [["a", "b"]]), ("a\r\nb\r\n", [["a"], ["b"]]),
    ("\u{FEFF}a,b\r\n1,2", [["a", "b"], ["1", "2"]]), (",", [["", ""]]), ("\n\n", [[""], [""]]),
    (#""a,b","c""d""#, [["a,b", "c\"d"]]), ("\"a\r\nb\",\"\"\n", [["a\r\nb", ""]]),
    (#""""""""#, [["\"\""]]),
    ("é,\"日本\"\n", [["é", "日本"]]), (" a ,b\t\n", [[" a ", "b\t"]]),
  ])
  func reads(text: String, rows: [[String]]) throws {
    #expect(try Self.rows(text) == rows)
    #expect(try Self.rows(text, block: 3) == rows)
  }

  @Test(arguments: [
    ("a,b\n1,2\"\n", "line 2: a quote stands in a field that does not begin with one"),
    ("a\n\"b\nc\nd", "line 2: a quote is opened here and never closed"),
    ("\"a\nb\" \n", "line 2: something stands behind a closing quote"),
    ("a\rb\n", "line 1: a carriage return stands without a line feed"),
    ("a\n\"\n\"\nb\r", "line 4: a carriage return stands without a line feed"),
  ])
  func refuses(text: String, problem: String) {
    #expect { try Self.rows(text, block: 3) } throws: { error in
      (error as? ExchangeError).map { "\($0)".hasSuffix("a.csv: " + problem) } ?? false
    }
  }

  @Test func refusesWhatIsNotUTF8() throws {
    let scratch = try ScratchFolder()
    var reader = try CSVReader(try scratch.file("a.csv", [0x61, 0x0A, 0xFF, 0x0A]))
    #expect(try reader.next())
    #expect(throws: ExchangeError(file: scratch.file("a.csv"), place: "line 2", reason: "this is not UTF-8"))
    {
      try reader.next()
    }
  }

  /// Separators take memory too, though no field holds a byte.
  @Test func rowsOfTooManyFieldsAreRefused() throws {
    let commas = String(repeating: ",", count: CSVReader.mostFields - 1)
    #expect(try Self.rows(commas).map(\.count) == [CSVReader.mostFields])
    #expect {
      try Self.rows("a\n,\(commas)")
    } throws: { "\($0)".hasSuffix("line 2: the row that begins here has more than 1000 fields") }
  }

  /// An error names some columns, shortened.
  @Test func notEveryColumnIsNamed() throws {
    let scratch = try ScratchFolder()
    let long = String(repeating: "e\u{301}", count: 100)
    let path = try scratch.file("a.csv", "\(long),b,c,d,e,f,g,h,i,j,k,l\n")
    let table = try CSVTable(path)
    #expect {
      try table.column("z")
    } throws: {
      "\($0)".hasSuffix(
        "only \"\(String(repeating: "e\u{301}", count: 30))\"..., \"b\", \"c\", \"d\", \"e\", \"f\", \"g\", \"h\", "
          + "\"i\", \"j\" and 2 more")
    }
  }

  @Test func columnsAreFoundByName() throws {
    let scratch = try ScratchFolder()
    var table = try CSVTable(try scratch.file("a.csv", "b,x,a\n1,2,3\n"))
    #expect(try table.column("a") == 2)
    #expect(try table.column(ifPresent: "c") == nil)
    #expect(try table.next())
    #expect(table.text(try table.column("b")) == "1")
    #expect(throws: ExchangeError.self) { try table.column("c") }
  }

  @Test(arguments: [
    ("", "it is empty: a line of column names is needed"), ("a,a\n", "line 1: the column a is there twice"),
    ("a,b\n1\n", "line 2: the line has 1 fields, and there are 2 columns"),
    ("a,b\n1,2,3\n", "line 2: the line has 3 fields, and there are 2 columns"),
  ])
  func refusesTables(text: String, problem: String) throws {
    let scratch = try ScratchFolder()
    let path = try scratch.file("a.csv", text)
    #expect {
      var table = try CSVTable(path)
      _ = try table.column(ifPresent: "a")
      while try table.next() {}
    } throws: { "\($0)" == "\(path): \(problem)" }
  }

  /// What is written is read back the same, whatever it is.
  @Test func whatIsWrittenComesBack() throws {
    var random = SeededGenerator(seed: 1)
    let characters = ["a", ",", "\"", "\n", "\r", "\r\n", "é", " ", "=", "", "🐟"]
    for _ in 0..<200 {
      let rows = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        (0..<3).map { _ in
          (0..<Int.random(in: 0...4, using: &random)).map { _ in
            characters.randomElement(using: &random) ?? ""
          }.joined()
        }
      }
      var bytes: [UInt8] = []
      for row in rows { bytes.appendCSVRow(row) }
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(
        try Self.rows(text, block: 7).map { $0.map { Array($0.utf8) } }
          == rows.map { $0.map { Array($0.utf8) } })
    }
  }
}

extension CSVReaderTests {
  /// Whatever the bytes are, there are rows or an error with a line; through a small buffer the same.
  @Test func anyBytesAreRowsOrAnError() throws {
    var random = SeededGenerator(seed: 3)
    let bytes: [UInt8] = [0x22, 0x2C, 0x0A, 0x0D, 0x61, 0xC3, 0xA9, 0xEF, 0xBB, 0xBF, 0x00]
    let scratch = try ScratchFolder()
    for _ in 0..<1000 {
      let text = (0..<Int.random(in: 0...12, using: &random)).compactMap { _ in
        bytes.randomElement(using: &random)
      }
      let path = try scratch.file("a.csv", text)
      let outcomes = [1 << 18, 3, 5].map { block in
        Result { () throws(ExchangeError) in
          var reader = try CSVReader(path, block: block)
          var rows: [[String]] = []
          while try reader.next() { rows.append(reader.texts) }
          return rows
        }
      }
      #expect(outcomes[0] == outcomes[1] && outcomes[0] == outcomes[2], "\(text)")
      if case .failure(let error) = outcomes[0] { #expect(error.place?.hasPrefix("line ") == true) }
    }
  }
}
