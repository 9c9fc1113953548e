import Foundation
import Testing

@testable import Proposals

/// The nouns of WordNet: lines as wndb(5WN) has them, and the file that Debian ships.
@Suite struct WordNetTests {
  @Test func readsALine() throws {
    let small = SmallWordNet([.init("thing", []), .init("young dog", [0]), .init("toy", [0, 1])])
    #expect(
      small.wordNet.synset(small.ids[2])
        == .init(
          id: small.ids[2], lemmas: ["toy", "other word"], definition: "a toy; of a kind",
          hypernyms: [small.ids[0], small.ids[1]]))
    #expect(small.wordNet.synset(small.ids[1])?.lemmas == ["young dog", "other word"])
  }

  @Test func whatIsNoIdHasNoSynset() {
    let small = SmallWordNet([.init("thing", [])])
    let offset = String(small.ids[0].dropFirst())
    for id in [
      "", "n", offset, "v" + offset, "n0" + offset, "n99999999", "n00000000", "n0000000x", "n00000001",
    ] {
      #expect(small.wordNet.synset(id) == nil, "\(id)")
    }
  }

  /// A line cut anywhere, or with a byte changed, is read or not, but never read beyond.
  @Test func damagedLinesDoNoHarm() {
    let small = SmallWordNet([.init("thing", []), .init("dog", [0]), .init("pug", [1])])
    for length in small.file.indices {
      let wordNet = WordNet(nouns: Array(small.file[..<length]))
      for id in small.ids { _ = wordNet.synset(id) }
    }
    var random = SeededGenerator(seed: 3)
    for _ in 0..<3000 {
      var file = small.file
      for _ in 0..<3 {
        file[Int(random.next() % UInt64(file.count))] =
          [0x20, 0x30, 0x39, 0x66, 0xFF, 0x0A][Int(random.next() % 6)]
      }
      _ = Taxonomy(small.ids.map { ($0, "") }, WordNet(nouns: file))
    }
  }

  @Test func aCircleEnds() throws {
    let small = SmallWordNet([.init("one", []), .init("two", [0])])
    // The first line gets its pointer from the second: lines of one length keep their places.
    var circle = String(decoding: small.file, as: UTF8.self)
    let pointer = try #require(circle.range(of: "~ 00000000 n"))
    circle.replaceSubrange(pointer, with: "@ \(small.ids[1].dropFirst()) n")
    let taxonomy = Taxonomy(small.ids.map { ($0, "") }, WordNet(nouns: Array(circle.utf8)))
    #expect(taxonomy.distance(0, 1) == 1)
  }

  @Test(.enabled(if: Debian.hasWordNet, "needs the Debian package wordnet-base"))
  func theShippedFile() throws {
    let wordNet = try Debian.wordNet()
    let tench = try #require(wordNet.synset("n01440764"))
    #expect(tench.lemmas == ["tench", "Tinca tinca"])
    #expect(tench.hypernyms == ["n01439121"])
    #expect(
      tench.definition
        == "freshwater dace-like game fish of Europe and western Asia noted for ability to survive outside water"
    )
    #expect(wordNet.synset("n00001740")?.hypernyms == [])
  }
}

/// What Debian ships.
enum Debian {
  static let nouns = "/usr/share/wordnet/data.noun"
  static var hasWordNet: Bool { FileManager.default.fileExists(atPath: nouns) }
  static func wordNet() throws -> WordNet {
    WordNet(nouns: try Array(Data(contentsOf: URL(filePath: nouns))))
  }
}
