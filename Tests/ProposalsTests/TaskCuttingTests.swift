import Foundation
import Ratings
import Testing

@testable import Proposals

/// Cutting candidates into tasks, in a hierarchy made for it.
@Suite struct TaskCuttingTests {
  /// Dogs, cats and tools under a root; ids are filled in as offsets of lines.
  static let wordNet = SmallWordNet([
    .init("thing", []),
    .init("dog", [0]), .init("cat", [0]), .init("tool", [0]),
    .init("beagle", [1]), .init("boxer", [1]), .init("collie", [1]), .init("corgi", [1]), .init("husky", [1]),
    .init("poodle", [1]), .init("pug", [1]), .init("spitz", [1]), .init("whippet", [1]),
    .init("tabby", [2]), .init("siamese", [2]), .init("hammer", [3]), .init("saw", [3]),
    // A pug's toy is both a tool and a dog.
    .init("toy", [3, 1]),
  ])

  static func cutter(_ names: [String]) -> (TaskCutter, Taxonomy) {
    let taxonomy = Taxonomy(names.map { (wordNet.id(of: $0) ?? "none", $0) }, wordNet.wordNet)
    return (TaskCutter(taxonomy), taxonomy)
  }

  static func cut(_ names: [String]) -> [[String]] {
    cutter(names).0.cut(Array(names.indices)).map { $0.map { names[$0] } }
  }

  @Test func upToEightStayTogetherInTheOrderOfTheHierarchy() {
    #expect(Self.cut([]) == [])
    #expect(Self.cut(["saw"]) == [["saw"]])
    #expect(
      Self.cut(["saw", "boxer", "tabby", "beagle", "hammer"]) == [
        ["beagle", "boxer", "tabby", "hammer", "saw"]
      ])
  }

  @Test func allDogsStayOnOneScreen() {
    let dogs = ["beagle", "boxer", "collie", "corgi", "husky", "poodle", "pug", "spitz"]
    #expect(Self.cut(["saw"] + dogs.reversed()) == [dogs, ["saw"]])
    #expect(Self.cut(["tabby"] + dogs + ["siamese", "hammer"]) == [dogs, ["tabby", "siamese", "hammer"]])
  }

  @Test func whatIsAllAlikeIsBalanced() {
    let dogs = ["beagle", "boxer", "collie", "corgi", "husky", "poodle", "pug", "spitz", "whippet"]
    #expect(Self.cut(dogs).map(\.count).sorted() == [4, 5])
  }

  @Test func distancesAreStepsByWayOfTheNearest() {
    let names = ["pug", "boxer", "tabby", "toy", "dog", "unheard-of", "hammer"]
    let (_, taxonomy) = Self.cutter(names)
    func distance(_ one: String, _ other: String) -> Int? {
      guard let one = names.firstIndex(of: one), let other = names.firstIndex(of: other) else { return nil }
      #expect(taxonomy.distance(one, other) == taxonomy.distance(other, one))
      return taxonomy.distance(one, other)
    }
    #expect(distance("pug", "pug") == 0)
    #expect(distance("pug", "boxer") == 2)
    #expect(distance("pug", "dog") == 1)
    #expect(distance("pug", "tabby") == 4)
    // It has two hypernyms.
    #expect(distance("toy", "boxer") == 2)
    #expect(distance("toy", "hammer") == 2)
    #expect(distance("pug", "unheard-of") == Taxonomy.farthest)
    #expect(taxonomy.unknown == [5])
  }

  @Test func labelsOutsideOfWordNetStandLastByName() {
    #expect(Self.cut(["zebra-x", "saw", "apple-x", "pug"]) == [["pug", "saw", "apple-x", "zebra-x"]])
    let strangers = (0..<20).map { "stranger \($0 + 10)" }
    #expect(Self.cut(strangers.shuffled()).map(\.count).sorted() == [6, 7, 7])
    #expect(Self.cut(strangers.reversed()).joined().elementsEqual(strangers))
  }

  /// The cheapest of all ways to cut, tried one by one.
  @Test func theCutIsTheCheapest() {
    var random = SeededGenerator(seed: 5)
    let all = Self.wordNet.names.dropFirst(4)
    for _ in 0..<60 {
      let names = all.shuffled(using: &random).prefix(Int(9 + random.next() % 5))
      let (cutter, taxonomy) = Self.cutter(Array(names))
      let order = names.indices.sorted { taxonomy.ranks[$0] < taxonomy.ranks[$1] }
      let found = cutter.cut(Array(names.indices))
      #expect(found.joined().elementsEqual(order))
      func distances(_ task: ArraySlice<Int>) -> [Int] {
        task.flatMap { one in task.filter { $0 != one }.map { taxonomy.distance(one, $0) } }
      }
      let all = distances(order[...])
      let mean = Double(all.reduce(0, +)) / Double(all.count)
      func cost(_ task: ArraySlice<Int>) -> Double {
        let spread =
          task.count > 1 ? Double(distances(task).reduce(0, +)) / Double(task.count - 1) : 0
        return spread + mean * pow(Double(task.count) - Double(names.count) / 2, 2) / 16
      }
      let costs = (names.count - 8...8).map { cost(order[..<$0]) + cost(order[$0...]) }
      #expect(abs(found.reduce(0) { $0 + cost($1[...]) } - (costs.min() ?? 0)) < 1e-9)
    }
  }
}

/// A `data.noun` of a few nouns, whose places in the file are their ids.
struct SmallWordNet {
  struct Noun {
    let name: String
    let hypernyms: [Int]
    init(_ name: String, _ hypernyms: [Int]) { (self.name, self.hypernyms) = (name, hypernyms) }
  }

  let names: [String]
  let ids: [String]
  let file: [UInt8]
  var wordNet: WordNet { WordNet(nouns: file) }

  init(_ nouns: [Noun]) {
    names = nouns.map(\.name)
    var (ids, file) = ([String](), Array("  1 This file begins with lines of another kind.  \n".utf8))
    func number(_ place: Int) -> String { String(format: "%08d", place) }
    for noun in nouns {
      let pointers = noun.hypernyms.map { " @ \(ids[$0].dropFirst()) n 0000" }.joined()
      let counts = String(format: "%03d", noun.hypernyms.count + 1)
      let line =
        "\(number(file.count)) 05 n 02 \(noun.name.replacingOccurrences(of: " ", with: "_")) 0 other_word 1"
        + " \(counts)\(pointers) ~ 00000000 n 0000 | a \(noun.name); of a kind; \"it is a \(noun.name)\"  "
      ids.append("n" + number(file.count))
      file += Array((line + "\n").utf8)
    }
    (self.ids, self.file) = (ids, file)
  }

  func id(of name: String) -> String? { names.firstIndex(of: name).map { ids[$0] } }
}
