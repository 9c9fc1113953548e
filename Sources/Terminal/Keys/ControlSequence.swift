/// A control sequence (`CSI parameters intermediates final`, ECMA-48 5.4) on its way in.
struct ControlSequence: Equatable, Sendable {
  /// Longer ones are read to their end but mean nothing.
  static let longest = 64

  private var body: [UInt8] = []
  private var isTooLong = false

  var isEmpty: Bool { body.isEmpty }

  mutating func add(_ byte: UInt8) {
    if body.count < ControlSequence.longest { body.append(byte) } else { isTooLong = true }
  }

  /// Whether what follows is pasted text (`CSI 200 ~`).
  func beginsPaste(final: UInt8) -> Bool {
    final == UInt8(ascii: "~") && numbers() == [200]
  }

  /// What the sequence means.
  func key(final: UInt8) -> Key {
    guard !isTooLong else { return .unknown }
    if body.first == UInt8(ascii: "?"), final == UInt8(ascii: "c") {
      return numbers(droppingFirst: 1).map { .reply(.deviceAttributes($0)) } ?? .unknown
    }
    if final == UInt8(ascii: "y") { return mode }
    if body.first == UInt8(ascii: "<") { return mouse(final) }
    guard let numbers = numbers() else { return .unknown }
    switch final {
    case UInt8(ascii: "~"): return ControlSequence.numbered[numbers.first ?? 0] ?? .unknown
    case UInt8(ascii: "t"): return ControlSequence.size(numbers)
    case UInt8(ascii: "Z"): return .backtab
    case UInt8(ascii: "R") where numbers.count == 2 && numbers[0] > 1 && numbers[1] > 0:
      return .reply(.cursor(column: numbers[1], row: numbers[0]))
    case UInt8(ascii: "P")...UInt8(ascii: "S") where !ControlSequence.areModifiers(numbers): return .unknown
    default: return ControlSequence.lettered(final) ?? .unknown
    }
  }

  /// Whether a function key's numbers are what they may be: none, or 1 and the modifiers, 2 to 16.
  private static func areModifiers(_ numbers: [Int]) -> Bool {
    numbers.count <= 2 && numbers.first ?? 1 == 1 && numbers.dropFirst().allSatisfy { $0 <= 16 }
  }

  /// Only what goes down means something; what is let go (`m`) does not.
  private func mouse(_ final: UInt8) -> Key {
    guard final == UInt8(ascii: "M"), let numbers = numbers(droppingFirst: 1) else { return .unknown }
    return MouseEvent(numbers: numbers).map(Key.mouse) ?? .unknown
  }

  private var mode: Key {
    guard body.first == UInt8(ascii: "?"), body.last == UInt8(ascii: "$"),
      let numbers = ControlSequence.numbers(body.dropFirst().dropLast()), numbers.count == 2
    else { return .unknown }
    return .reply(.mode(numbers[0], setting: numbers[1]))
  }

  /// The keys that `CSI letter` and `SS3 letter` have in common.
  static func lettered(_ final: UInt8) -> Key? {
    switch final {
    case UInt8(ascii: "A"): .up
    case UInt8(ascii: "B"): .down
    case UInt8(ascii: "C"): .right
    case UInt8(ascii: "D"): .left
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "F"): .end
    case UInt8(ascii: "P")...UInt8(ascii: "S"): .function(Int(final - UInt8(ascii: "P")) + 1)
    default: nil
    }
  }

  /// The keys that `CSI number ~` stands for (xterm, VT220, rxvt, the Linux console).
  private static let numbered: [Int: Key] = [
    1: .home, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
    11: .function(1), 12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5),
    17: .function(6), 18: .function(7), 19: .function(8), 20: .function(9), 21: .function(10),
    23: .function(11), 24: .function(12),
  ]

  private static func size(_ numbers: [Int]) -> Key {
    guard numbers.count == 3, numbers[1] > 0, numbers[2] > 0 else { return .unknown }
    switch numbers[0] {
    case 4: return .reply(.textAreaSize(width: numbers[2], height: numbers[1]))
    case 6: return .reply(.cellSize(width: numbers[2], height: numbers[1]))
    default: return .unknown
    }
  }

  /// The parameters, an empty one as 0; nil when there is anything but numbers below 100,000.
  private func numbers(droppingFirst dropped: Int = 0) -> [Int]? {
    ControlSequence.numbers(body.dropFirst(dropped))
  }

  private static func numbers(_ parameters: ArraySlice<UInt8>) -> [Int]? {
    var numbers: [Int] = []
    for byte in parameters {
      if numbers.isEmpty { numbers.append(0) }
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        numbers[numbers.count - 1] = numbers[numbers.count - 1] * 10 + Int(byte - UInt8(ascii: "0"))
        guard numbers[numbers.count - 1] < 100_000 else { return nil }
      case UInt8(ascii: ";"): numbers.append(0)
      default: return nil
      }
    }
    return numbers
  }
}
