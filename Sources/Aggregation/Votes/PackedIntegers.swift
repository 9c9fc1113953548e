/// Whole numbers from 0 in one, two or four bytes each: as few as the greatest possible one needs.
struct PackedIntegers: Equatable, Sendable {
  /// How many bytes each number takes: 1, 2 or 4.
  let width: Int
  private(set) var bytes: [UInt8]

  /// As many zeros as asked for, each with room for a number below `limit`, which is at most 2^32.
  init(count: Int = 0, below limit: Int) {
    width = Self.width(below: limit)
    bytes = [UInt8](repeating: 0, count: count * width)
  }

  /// Takes over the bytes of numbers of one width.
  init(_ bytes: [UInt8], width: Int = 1) {
    self.width = width
    self.bytes = bytes
  }

  var count: Int { bytes.count >> width.trailingZeroBitCount }

  /// The number at a place; to be set to one below the limit.
  subscript(place: Int) -> Int {
    get {
      precondition(bytes.indices.contains(place * width))
      return bytes.withUnsafeBytes { bytes in
        switch width {
        case 1: Int(bytes[place])
        case 2: Int(bytes.loadUnaligned(fromByteOffset: 2 * place, as: UInt16.self))
        default: Int(bytes.loadUnaligned(fromByteOffset: 4 * place, as: UInt32.self))
        }
      }
    }
    set {
      precondition(bytes.indices.contains(place * width))
      bytes.withUnsafeMutableBytes { [width] bytes in
        switch width {
        case 1: bytes[place] = UInt8(truncatingIfNeeded: newValue)
        case 2:
          bytes.storeBytes(of: UInt16(truncatingIfNeeded: newValue), toByteOffset: 2 * place, as: UInt16.self)
        default:
          bytes.storeBytes(of: UInt32(truncatingIfNeeded: newValue), toByteOffset: 4 * place, as: UInt32.self)
        }
      }
    }
  }

  /// Calls with the numbers at places one after the other.
  @inline(__always)
  func forEach(in places: Range<Int>, _ body: (Int) -> Void) {
    precondition(places.lowerBound >= 0 && places.upperBound <= count)
    bytes.withUnsafeBytes { bytes in
      switch width {
      case 1: for place in places { body(Int(bytes[place])) }
      case 2:
        for place in places { body(Int(bytes.loadUnaligned(fromByteOffset: 2 * place, as: UInt16.self))) }
      default:
        for place in places { body(Int(bytes.loadUnaligned(fromByteOffset: 4 * place, as: UInt32.self))) }
      }
    }
  }

  /// Sets numbers at places that lie a step apart, each to what the body gives for 0, 1 and so on.
  @inline(__always)
  mutating func set(_ count: Int, from first: Int, step: Int, _ number: (Int) -> Int) {
    precondition(count == 0 || first >= 0 && step >= 0 && first + (count - 1) * step < self.count)
    bytes.withUnsafeMutableBytes { [width] bytes in
      switch width {
      case 1:
        for index in 0..<count { bytes[first + index * step] = UInt8(truncatingIfNeeded: number(index)) }
      case 2:
        for index in 0..<count {
          let offset = 2 * (first + index * step)
          bytes.storeBytes(
            of: UInt16(truncatingIfNeeded: number(index)), toByteOffset: offset, as: UInt16.self)
        }
      default:
        for index in 0..<count {
          let offset = 4 * (first + index * step)
          bytes.storeBytes(
            of: UInt32(truncatingIfNeeded: number(index)), toByteOffset: offset, as: UInt32.self)
        }
      }
    }
  }

  mutating func append(_ number: Int) {
    bytes.append(UInt8(truncatingIfNeeded: number))
    for byte in 1..<width { bytes.append(UInt8(truncatingIfNeeded: number >> (8 * byte))) }
  }

  /// Adds some of the numbers of a column of the same width.
  mutating func append(_ places: Range<Int>, of other: PackedIntegers) {
    precondition(width == other.width)
    bytes += other.bytes[places.lowerBound * width..<places.upperBound * width]
  }

  mutating func reserveCapacity(_ count: Int) { bytes.reserveCapacity(count * width) }

  private static func width(below limit: Int) -> Int {
    limit <= 1 << 8 ? 1 : limit <= 1 << 16 ? 2 : 4
  }
}
