import Ratings

/// Names for new mistakes, such as m0012: they go on counting, and pass over what is there.
struct MistakeNames {
  private var taken: Set<String>
  private var last: Int

  init(_ mistakes: [Mistake]) {
    taken = Set(mistakes.map(\.id))
    last = mistakes.compactMap { Self.number(of: $0.id) }.max() ?? 0
  }

  mutating func next() -> String {
    var name: String
    repeat {
      last += 1
      let digits = String(last)
      name = "m" + String(repeating: "0", count: max(4 - digits.count, 0)) + digits
    } while !taken.insert(name).inserted
    return name
  }

  /// The number of a name such as m0012; nil of any other, and of numbers that no such name reaches.
  private static func number(of name: String) -> Int? {
    let digits = name.utf8.dropFirst()
    guard name.utf8.first == UInt8(ascii: "m"), digits.count <= 9,
      digits.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
    else { return nil }
    return Int(name.dropFirst())
  }
}
