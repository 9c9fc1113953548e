import Aggregation
import JSONLines

/// The lines of scores.jsonl, written without going through keys one by one: there are hundreds of thousands.
struct ScoreLines {
  private let scores: ArraySlice<QuestionScore>
  /// What the lines of each image begin with, in their order, one after the other: `{"image":"x","label":`
  private var starts: [UInt8] = []
  private var startEnds: [Int] = []
  /// More than all lines together can take.
  private var capacity = 0

  /// What a line takes at most besides its start: its keys, a score and four whole numbers of twenty digits each.
  private static let mostWithoutStart = 192

  init(_ scores: ArraySlice<QuestionScore>, of ratings: CampaignRatings) {
    self.scores = scores
    var image = -1
    var length = 0
    var name = JSONWriter()
    for score in scores {
      if image != score.question.image {
        image = score.question.image
        name.removeAll()
        name.string(ratings.imageID(at: image))
        let before = starts.count
        starts += "{\"image\":".utf8
        starts += name.bytes
        starts += ",\"label\":".utf8
        startEnds.append(starts.count)
        length = starts.count - before
      }
      capacity += length + Self.mostWithoutStart
    }
  }

  /// The lines.
  var bytes: [UInt8] {
    [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      guard let base = buffer.baseAddress else { return }
      var line = LineWriter(base)
      var numbers = NumberTexts()
      var ends = startEnds.makeIterator()
      var (start, image) = (0..<0, -1)
      starts.withUnsafeBufferPointer { starts in
        for score in scores {
          if image != score.question.image {
            image = score.question.image
            start = start.upperBound..<(ends.next() ?? start.upperBound)
          }
          line.append(UnsafeBufferPointer(rebasing: starts[start]))
          line.append(score, &numbers)
        }
      }
      count = line.place - base
    }
  }
}

/// Numbers and their text: votes make few different scores. A number has one place, and drives out another there.
private struct NumberTexts {
  private var numbers = [Double](repeating: .nan, count: 256)
  /// The text of each number in its own bytes, which an allocation for each would cost as much as the text.
  private var texts = [UInt8](repeating: 0, count: 256 * mostBytes)
  private var counts = [Int](repeating: 0, count: 256)
  /// The longest is `-2.2250738585072014e-308`.
  private static let mostBytes = 24

  /// A number as JSONWriter writes it.
  @inline(__always)
  mutating func append(_ number: Double, to line: inout LineWriter) {
    guard number.isFinite else { return line.append("null") }
    let place = Int(truncatingIfNeeded: (number.bitPattern &* 0x9E37_79B9_7F4A_7C15) >> 56)
    if numbers[place].bitPattern != number.bitPattern { keep(number, at: place) }
    texts.withUnsafeBufferPointer { texts in
      let start = place * Self.mostBytes
      line.append(UnsafeBufferPointer(rebasing: texts[start..<start + counts[place]]))
    }
  }

  private mutating func keep(_ number: Double, at place: Int) {
    var text = number.description
    numbers[place] = number
    counts[place] = text.withUTF8 { text in
      for (offset, byte) in text.enumerated() { texts[place * Self.mostBytes + offset] = byte }
      return text.count
    }
  }
}

/// Writes bytes one after the other into memory that is known to suffice.
private struct LineWriter {
  /// Where the next byte goes.
  private(set) var place: UnsafeMutablePointer<UInt8>

  init(_ start: UnsafeMutablePointer<UInt8>) {
    place = start
  }

  /// What follows the start of a line.
  @inline(__always)
  mutating func append(_ score: QuestionScore, _ numbers: inout NumberTexts) {
    append(score.question.label)
    append(",\"score\":")
    numbers.append(score.score, to: &self)
    switch score.decision {
    case .yes: append(",\"decision\":\"yes\",\"no\":")
    case .no: append(",\"decision\":\"no\",\"no\":")
    case .tie: append(",\"decision\":\"tie\",\"no\":")
    }
    append(score.tally.no)
    append(",\"maybe\":")
    append(score.tally.maybe)
    append(",\"yes\":")
    append(score.tally.yes)
    append("}\n")
  }

  @inline(__always)
  mutating func append(_ text: StaticString) {
    place.update(from: text.utf8Start, count: text.utf8CodeUnitCount)
    place += text.utf8CodeUnitCount
  }

  @inline(__always)
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    if let start = bytes.baseAddress { place.update(from: start, count: bytes.count) }
    place += bytes.count
  }

  private mutating func append(text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  /// A whole number; most have one digit or three.
  @inline(__always)
  mutating func append(_ number: Int) {
    guard (0..<1000).contains(number) else { return append(text: number.description) }
    if number >= 100 { append(digit: number / 100) }
    if number >= 10 { append(digit: number / 10 % 10) }
    append(digit: number % 10)
  }

  @inline(__always)
  private mutating func append(digit: Int) {
    place.pointee = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: digit)
    place += 1
  }
}
