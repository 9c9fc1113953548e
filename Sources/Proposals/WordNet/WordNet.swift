/// The nouns of WordNet 3.0, from its own file `data.noun`.
///
/// A noun's id such as `n01440764` is the place of its line in the file, so that nothing is read but what is asked for.
/// Source: wndb(5WN), "Data File Format".
public struct WordNet: Sendable {
  private let file: [UInt8]

  /// A set of words that mean the same.
  public struct Synset: Equatable, Sendable {
    /// Its id, such as `n01440764`.
    public var id: String
    /// The words, the most usual first.
    public var lemmas: [String]
    /// What they mean, without the examples.
    public var definition: String
    /// What it is a kind of, or, of one single thing, an instance of; the ids of none, one or several synsets.
    public var hypernyms: [String]
  }

  /// Takes the bytes of `data.noun`.
  public init(nouns file: [UInt8]) { self.file = file }

  /// Whether its first line behind the licence, which is indented, is no synset: then it is another file.
  public var isEmpty: Bool {
    var rest = file[...]
    while rest.first == UInt8(ascii: " ") {
      rest = rest.drop { $0 != UInt8(ascii: "\n") }.dropFirst()
    }
    return synset("n" + String(decoding: rest.prefix(8), as: UTF8.self)) == nil
  }

  /// The synset with an id; nil where the file has none, or not there.
  public func synset(_ id: String) -> Synset? {
    let digits = id.utf8.dropFirst()
    guard id.utf8.first == UInt8(ascii: "n"), digits.count == 8,
      digits.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains), let offset = Int(id.dropFirst()),
      offset < file.count, offset == 0 || file[offset - 1] == UInt8(ascii: "\n"),
      file[offset...].starts(with: digits)
    else { return nil }
    let line = file[offset...].prefix { $0 != UInt8(ascii: "\n") }
    let bar = line.firstIndex(of: UInt8(ascii: "|")) ?? line.endIndex
    var words = Words(line[..<bar].split(separator: UInt8(ascii: " ")))
    guard let synset = words.readSynset(id) else { return nil }
    return Synset(
      id: id, lemmas: synset.lemmas, definition: definition(line[bar...].dropFirst()),
      hypernyms: synset.hypernyms)
  }

  /// What stands before the first example, which begins with a quote.
  private func definition(_ gloss: ArraySlice<UInt8>) -> String {
    var text = Substring(decoding: gloss, as: UTF8.self)
    var end = text.startIndex
    while let place = text[end...].firstIndex(of: ";") {
      end = text.index(after: place)
      if text[end...].drop(while: { $0 == " " }).first == "\"" {
        text = text[..<place]
        break
      }
    }
    return text.trimmingSpaces
  }
}

/// The fields of a line, one after another.
private struct Words {
  private var rest: ArraySlice<ArraySlice<UInt8>>

  init(_ words: [ArraySlice<UInt8>]) { rest = words[...] }

  mutating func next() -> String? { rest.popFirst().map { String(decoding: $0, as: UTF8.self) } }

  mutating func number(radix: Int) -> Int? { next().flatMap { Int($0, radix: radix) } }

  /// Nil where a field is missing or no number.
  mutating func readSynset(_ id: String) -> (lemmas: [String], hypernyms: [String])? {
    guard next() != nil, next() != nil, next() == "n", let lemmaCount = number(radix: 16) else { return nil }
    var lemmas: [String] = []
    for _ in 0..<lemmaCount {
      guard let lemma = next(), next() != nil else { return nil }
      lemmas.append(lemma.split(separator: "_", omittingEmptySubsequences: false).joined(separator: " "))
    }
    guard let pointerCount = number(radix: 10) else { return nil }
    var hypernyms: [String] = []
    for _ in 0..<pointerCount {
      guard let symbol = next(), let offset = next(), let part = next(), next() != nil else { return nil }
      if symbol == "@" || symbol == "@i", part == "n" { hypernyms.append("n" + offset) }
    }
    return (lemmas, hypernyms)
  }
}

extension Substring {
  fileprivate init(decoding bytes: ArraySlice<UInt8>, as encoding: UTF8.Type) {
    self = String(decoding: bytes, as: encoding)[...]
  }

  fileprivate var trimmingSpaces: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

extension WordNet {
  /// All that a synset is a kind of, the nearest first; none where the file does not have it.
  public func hypernyms(above id: String) -> [String] {
    var found: [String] = []
    var waiting = synset(id)?.hypernyms ?? []
    while !waiting.isEmpty {
      var next: [String] = []
      for hypernym in waiting where !found.contains(hypernym) {
        found.append(hypernym)
        next += synset(hypernym)?.hypernyms ?? []
      }
      waiting = next
    }
    return found
  }
}
