/// Damages files as transport, disks and attackers do.
package struct Mutator {
  private var generator: SeededGenerator
  private let words: [String]

  /// Everything random follows from the seed; `words` are what such files are made of.
  package init(seed: UInt64, words: [String]) {
    generator = SeededGenerator(seed: seed)
    self.words = words
  }

  /// One of several values.
  package mutating func choose<Value>(_ values: [Value]) -> Value {
    values[below(values.count)]
  }

  /// A file with some damage: in most cases a little that keeps its length and so most of its structure,
  /// otherwise any. `others` are files that pieces may come from.
  package mutating func damaged(_ file: [UInt8], others: [[UInt8]]) -> [UInt8] {
    var bytes = file
    let isLight = below(3) > 0
    for _ in 0...below(3) {
      if isLight { damageInPlace(&bytes) } else { damage(&bytes, others) }
    }
    return bytes
  }

  private mutating func damageInPlace(_ bytes: inout [UInt8]) {
    let place = place(in: bytes)
    guard place < bytes.count else { return }
    switch below(5) {
    case 0: bytes[place] ^= 1 << UInt8(below(8))
    case 1: bytes[place] = choose([0, 1, 0x7F, 0x80, 0xFF])
    case 2: bytes[place] = UInt8(0x20 + below(0x5F))
    case 3: overwrite(&bytes, at: place, with: Array(choose(words).utf8))
    default: overwrite(&bytes, at: place, with: number(near: bytes.count))
    }
  }

  private mutating func damage(_ bytes: inout [UInt8], _ others: [[UInt8]]) {
    let place = place(in: bytes)
    let range = place..<min(bytes.count, place + below(1 << below(8)))
    switch below(6) {
    case 0: damageInPlace(&bytes)
    case 1: bytes.replaceSubrange(place..<place, with: Array(choose(words).utf8))
    case 2: bytes.removeSubrange(range)
    case 3: bytes.insert(contentsOf: bytes[range], at: below(bytes.count + 1))
    case 4: bytes.removeSubrange(place...)
    default:
      let other = choose(others)
      let start = below(other.count + 1)
      bytes.replaceSubrange(range, with: other[start..<min(other.count, start + below(64))])
    }
  }

  /// Anywhere, but often near the beginning or the end, where headers and lists of members stand.
  private mutating func place(in bytes: [UInt8]) -> Int {
    let anywhere = below(bytes.count + 1)
    switch below(4) {
    case 0: return min(anywhere, below(200))
    case 1: return max(anywhere, bytes.count - below(600))
    default: return anywhere
    }
  }

  /// A number that limits are near to, in two, four or eight little-endian bytes.
  private mutating func number(near size: Int) -> [UInt8] {
    let number = choose([
      0, 1, 0xFFFF, 0xFFFF_FFFF, .max, .min, -1, size, size - 1, size + 1, below(size + 1),
    ])
    let count = choose([2, 4, 8])
    return (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  private mutating func overwrite(_ bytes: inout [UInt8], at place: Int, with new: [UInt8]) {
    let end = min(bytes.count, place + new.count)
    bytes.replaceSubrange(place..<end, with: new.prefix(end - place))
  }

  /// A number from 0, below the limit.
  package mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<max(limit, 1), using: &generator) }
}
