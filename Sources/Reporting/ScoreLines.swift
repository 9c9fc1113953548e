import Aggregation
import JSONLines

/// The lines of scores.jsonl, written without going through keys one by one: there are hundreds of thousands.
struct ScoreLines {
  private(set) var bytes: [UInt8] = []
  /// The image of the last line and what its lines begin with: mostly the next line is about the same.
  private var image: (position: Int, start: [UInt8])?
  /// Numbers and their text: votes make few different scores. A number has one place, and drives out another there.
  private var numbers = Array(repeating: (number: 0.0, text: Array("0.0".utf8)), count: 64)

  /// Makes room for so many lines.
  init(count: Int) {
    bytes.reserveCapacity(count * 128)
  }

  mutating func append(_ score: QuestionScore, of ratings: CampaignRatings) {
    bytes += start(ofImage: score.question.image, ratings)
    append(score.question.label)
    append(",\"score\":")
    append(score.score)
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

  /// `{"image":"x","label":`
  private mutating func start(ofImage position: Int, _ ratings: CampaignRatings) -> [UInt8] {
    if let image, image.position == position { return image.start }
    var name = JSONWriter()
    name.string(ratings.images[position].id)
    let start = Array("{\"image\":".utf8) + name.bytes + Array(",\"label\":".utf8)
    image = (position, start)
    return start
  }

  /// A number as JSONWriter writes it.
  private mutating func append(_ number: Double) {
    guard number.isFinite else { return append("null") }
    let place = Int(truncatingIfNeeded: (number.bitPattern &* 0x9E37_79B9_7F4A_7C15) >> 58)
    if numbers[place].number.bitPattern != number.bitPattern {
      numbers[place] = (number, Array(number.description.utf8))
    }
    bytes += numbers[place].text
  }

  private mutating func append(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// A whole number; most have one digit or three.
  private mutating func append(_ number: Int) {
    guard (0..<1000).contains(number) else { return bytes.append(contentsOf: number.description.utf8) }
    let zero = UInt8(ascii: "0")
    if number >= 100 { bytes.append(zero + UInt8(number / 100)) }
    if number >= 10 { bytes.append(zero + UInt8(number / 10 % 10)) }
    bytes.append(zero + UInt8(number % 10))
  }
}
