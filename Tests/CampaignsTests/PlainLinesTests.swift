import DurableFiles
import Foundation
import JSONLines
import RatingStore
import Ratings
import Testing

@testable import Campaigns

/// The quick reader of plain lines beside the strict one: they must never differ.
@Suite struct PlainLinesTests {
  struct Seeded: RandomNumberGenerator {
    var state: UInt64
    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }
    mutating func next() -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state
    }
  }

  /// Changes one thing: a byte, a space, a doubled or missing part.
  static func mutate(_ line: [UInt8], _ random: inout Seeded) -> [UInt8] {
    var line = line
    let place = Int.random(in: 0..<line.count, using: &random)
    switch Int.random(in: 0..<6, using: &random) {
    case 0: line[place] = UInt8.random(in: 0...255, using: &random)
    case 1: line.insert(0x20, at: place)
    case 2: line.remove(at: place)
    case 3:
      line.insert(
        contentsOf: [UInt8]("0123456789.eE-+\"\\{}[],: é".utf8).shuffled(using: &random).prefix(1), at: place)
    case 4:
      let end = min(line.count, place + Int.random(in: 0..<20, using: &random))
      line.removeSubrange(place..<end)
    default:
      let end = min(line.count, place + Int.random(in: 0..<20, using: &random))
      line.insert(contentsOf: line[place..<end], at: place)
    }
    line.removeAll { $0 == 10 }
    return line.isEmpty ? [0x20] : line
  }

  private func withLine<Result>(_ bytes: [UInt8], _ body: (SourceLine) throws -> Result) rethrows -> Result {
    // What follows the line must not matter.
    try (bytes + [10] + Array("0000\"\"\"\"".utf8)).withUnsafeBytes {
      try body(SourceLine(number: 1, bytes: $0, range: 0..<bytes.count, isWhole: true))
    }
  }

  private static let journalLines = [
    #"{"event":"answer","at":"2026-11-21T14:25:00.123Z","seq":1,"task":"a","label":5,"answer":"maybe"}"#,
    #"{"event": "answer", "at": "2026-11-21T14:25:59.999Z", "seq": 1, "task": "a", "label": 0, "answer": "no"}"#,
    #"{"event":"submit","at":"2026-11-21T14:25:00.123Z","seq":1,"task":"a","image":"x","answers":[{"label":0,"answer":"yes"},{"label":5,"answer":"no"}],"seconds":12.25,"picture":"shown"}"#,
    #"{"event":"submit","at":"2026-11-21T14:25:00Z","seq":1,"task":"b","image":"y","answers":[{"label":70000,"answer":"maybe"}],"seconds":7,"picture":"none"}"#,
  ]

  @Test(arguments: 0..<40 as Range<UInt64>)
  func journalLinesFoldToTheSame(seed: UInt64) throws {
    let temporary = try TemporaryCampaign()
    let campaign = try temporary.folder.load()
    let fresh = campaign.freshProgress(of: try rater("ana"))
    var random = Seeded(seed + 1)
    for _ in 0..<300 {
      let text = try #require(Self.journalLines.randomElement(using: &random))
      var line = Array(text.utf8)
      for _ in 0..<Int.random(in: 0...2, using: &random) { line = Self.mutate(line, &random) }
      withLine(line) { line in
        var folded = fresh
        let quick = Result { () throws(FileProblem) in
          try JournalPart(line, of: "f", tasks: campaign.tasks).fold(into: &folded, of: "f")
        }
        var strict = fresh
        let slow = Result { () throws(FileProblem) in
          let entry = try line.entry(in: "f")
          do throws(FoldError) { try strict.apply(entry) } catch { throw line.problem(error, in: "f") }
        }
        #expect(
          told(quick) == told(slow), "\(String(decoding: line.bytes[line.range], as: UTF8.self))")
        for task in 0..<3 {
          #expect(folded.answers(of: task) == strict.answers(of: task))
          #expect(folded.rating(of: task) == strict.rating(of: task))
          #expect(folded.submittedAt(task) == strict.submittedAt(task))
        }
        #expect(folded.seq == strict.seq && folded.lastAt == strict.lastAt)
      }
    }
  }

  private func told(_ result: Result<Void, FileProblem>) -> String {
    switch result {
    case .success: "taken in"
    case .failure(let problem): problem.description
    }
  }

  private static let rows = [
    "images.jsonl": [
      #"{"image":"z","file":"z.png","original":5}"#, #"{"image":"z","file":"a/z.png"}"#,
      #"{"image": "z", "file": "..z.png", "original": 70000}"#,
    ],
    "tasks.jsonl": [
      #"{"task":"z","image":"x","candidates":[0,5,70000],"purpose":"rating"}"#,
      #"{"task":"z","image":"y","candidates":[5]}"#,
      #"{"task": "z", "image": "x", "candidates": [70000, 0], "purpose": "gold"}"#,
    ],
  ]

  /// A line written strangely but meaning the same is read strictly: it must give the same row or problem.
  @Test(arguments: ["images.jsonl", "tasks.jsonl"], 0..<8 as Range<UInt64>)
  func rowsAreTheSame(file: String, seed: UInt64) throws {
    let temporary = try TemporaryCampaign()
    var random = Seeded(seed + 100)
    for _ in 0..<40 {
      let row = try #require(Self.rows[file]?.randomElement(using: &random))
      var line = Array(row.utf8)
      for _ in 0..<Int.random(in: 0...2, using: &random) { line = Self.mutate(line, &random) }
      let plain = try outcome(temporary, file, line)
      // Two spaces are too much for the quick reader and nothing to the strict one.
      let strict = try outcome(temporary, file, line + [0x20, 0x20])
      #expect(plain == strict, "\(String(decoding: line, as: UTF8.self))")
    }
  }

  /// What the file with one more line gives: the last image or task, or the first problem without its place.
  private func outcome(_ temporary: TemporaryCampaign, _ file: String, _ line: [UInt8]) throws -> String {
    let before = (TemporaryCampaign.files[file] ?? []).joined(separator: "\n") + "\n"
    try Data(Array(before.utf8) + line + [10]).write(to: URL(fileURLWithPath: temporary.path + "/" + file))
    do {
      let campaign = try temporary.folder.load()
      return
        "\(campaign.images.count) \(Array(campaign.images)) \(campaign.tasks.count) \(Array(campaign.tasks))"
    } catch {
      return error.problems.map { "\($0.line ?? 0) \($0.message)" }.joined(separator: "\n")
    }
  }

  /// Times of one minute and of others, valid and not, as `Timestamp` alone reads them.
  @Test func theClockReadsWhatTimestampsAre() {
    var random = Seeded(77)
    var clock = ClockReader()
    var time = now.milliseconds
    for _ in 0..<20_000 {
      time += Int64.random(in: 0..<20_000, using: &random)
      var text = Array(Timestamp(milliseconds: time).description.utf8)
      if Int.random(in: 0..<3, using: &random) == 0 {
        text[Int.random(in: 0..<text.count, using: &random)] = UInt8.random(in: 0x20...0x7E, using: &random)
      }
      let read = text.withUnsafeBytes { clock.read($0) }
      #expect(read == Timestamp(String(decoding: text, as: UTF8.self)))
    }
  }

  @Test(arguments: [
    "0", "7", "12.5", "0.001", "999999999999999", "0.1", "2.675", "123456789.123456", "1.", ".5", "01", "1e3",
    "1.5E3", "-1", "1234567890123456", "0.1234567890123456", "9007199254740993", "1.0", "00.5", "",
  ])
  func numbersAreExactOrLeftToTheStrictReader(text: String) {
    withLine(Array(text.utf8)) { line in
      var cursor = PlainCursor(line)
      guard let number = cursor.number(), cursor.isAtEnd else { return }
      #expect(number == Double(text))
      #expect(!text.hasPrefix("01") && !text.hasPrefix("00"))
    }
  }
}
