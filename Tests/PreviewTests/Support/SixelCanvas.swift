import Testing

/// Draws sixel data into a rectangle of its own, to see which pixels are set.
struct SixelCanvas {
  let width: Int
  let height: Int
  private var isSet: [Bool]

  struct Malformed: Error {}

  /// Whether no pixel was left out.
  var isCovered: Bool { isSet.allSatisfy(\.self) }

  /// Draws a graphic with its envelope, whose size is that after `"`.
  init(drawing bytes: [UInt8]) throws {
    let text = String(decoding: bytes, as: UTF8.self)
    let envelope = try #require(text.firstMatch(of: /\u{1B}P0;1;0q"1;1;(\d+);(\d+)(.*)\u{1B}\\/))
    width = try #require(Int(envelope.1))
    height = try #require(Int(envelope.2))
    isSet = Array(repeating: false, count: width * height)
    for (band, row) in envelope.3.split(separator: "-", omittingEmptySubsequences: false).enumerated() {
      for pass in row.split(separator: "$") { try draw(pass, top: band * 6) }
    }
  }

  private mutating func draw(_ pass: Substring, top: Int) throws {
    var column = 0
    for part in pass.replacing(/#[0-9;]+/, with: "").matches(of: /(?:!(\d+))?([?-~])/) {
      let count = part.1.flatMap { Int($0) } ?? 1
      let pixels = try #require(part.2.utf8.first) - 0x3F
      for row in 0..<6 where pixels >> UInt8(row) & 1 == 1 {
        for x in column..<column + count { try set(x, top + row) }
      }
      column += count
    }
  }

  private mutating func set(_ x: Int, _ y: Int) throws {
    guard x < width, y < height else { throw Malformed() }
    isSet[y * width + x] = true
  }
}
