import Campaigns
import DurableFiles
import Proposals
import Ratings

/// The classes of a new campaign, in the order of their indices.
struct ClassList {
  /// The labels with what WordNet has of them; what the list says stays.
  private(set) var labels: [Label] = []
  /// The labels' places by id, and by name.
  private var places: [String: Int] = [:]
  private var namesakes: [String: [Int]] = [:]

  /// Reads a file; or takes the names of folders where the path is `folders`.
  init(_ path: String, folders: [String], wordNet: WordNet?) throws {
    if path == "folders" {
      for folder in folders { try add(folder, names: "", at: "folder \(folder)") }
      if folders.isEmpty {
        throw Failure("no picture is in a folder below that of --images, so folders name no class.")
      }
    } else if path.hasSuffix(".json") {
      do throws(CampaignProblems) {
        labels = try readLabels(ofFile: path).all
      } catch {
        throw Failure(error.description)
      }
      for (place, label) in labels.enumerated() { places[label.id] = place }
    } else {
      try readLines(path)
    }
    for place in labels.indices {
      labels[place].complete(from: wordNet)
      namesakes[labels[place].name, default: []].append(place)
    }
  }

  private mutating func readLines(_ path: String) throws {
    for (number, line) in try textLines(ofFile: path).enumerated() {
      let (place, line) = ("\(path):\(number + 1)", line.trimmed)
      let (first, rest) = line.firstWord
      if isWordNetId(first) {
        try add(first, names: rest, at: place)
      } else {
        try add(line, names: line, at: place)
      }
    }
    if labels.isEmpty { throw Failure("\(path): there are no classes in it.") }
  }

  /// - Parameter names: what the file calls it, words with commas between; empty: nothing.
  private mutating func add(_ id: String, names: String, at place: String) throws {
    guard !id.isEmpty else { throw Failure("\(place): the line is empty.") }
    guard places[id] == nil else { throw Failure("\(place): \(id) is there already.") }
    places[id] = labels.count
    let name = isWordNetId(id) ? names.firstName : id
    labels.append(Label(index: labels.count, id: id, name: name))
  }
}

// MARK: - Which class is meant

extension ClassList {
  /// The index of the class with that id or, where none has it, that name. Fails for the name of several.
  func index(called text: String, at place: String) throws -> Int? {
    if let found = places[text] { return labels[found].index }
    let found = (namesakes[text] ?? []).map { labels[$0] }
    guard found.count < 2 else {
      let all = found.map { "\($0.index) (\($0.id))" }.joined(separator: " and ")
      throw Failure("\(place): several classes are called \(text): \(all). Only the id tells which is meant.")
    }
    return found.first?.index
  }

  /// The same; a number is a class's index, too, unless classes are called by numbers.
  func index(ofOriginal text: String, at place: String) throws -> Int? {
    try index(called: text, at: place) ?? (areNumbers ? nil : Int(text).flatMap(known))
  }

  /// The number itself where it is a class's index.
  func known(_ number: Int) -> Int? {
    if labels.indices.contains(number), labels[number].index == number { return number }
    return labels.first { $0.index == number }?.index
  }

  private var areNumbers: Bool { labels.contains { Int($0.id) != nil || Int($0.name) != nil } }
}

extension Label {
  fileprivate mutating func complete(from wordNet: WordNet?) {
    let synset = wordNet?.synset(id)
    if name.isEmpty { name = synset?.lemmas.first ?? id }
    definition = definition ?? synset?.definition
    if hypernyms.isEmpty { hypernyms = wordNet?.hypernyms(above: id) ?? [] }
  }
}

// MARK: - Text

/// Whether a text is an n and eight digits.
private func isWordNetId(_ text: String) -> Bool {
  text.utf8.count == 9 && text.utf8.first == UInt8(ascii: "n")
    && text.utf8.dropFirst().allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
}

/// The lines of a file in UTF-8, without what ends them and a byte order mark; an empty last one is none.
func textLines(ofFile path: String) throws -> [String] {
  var bytes: [UInt8]
  do throws(FileError) {
    bytes = try readFile(path)
  } catch {
    throw Failure(error.description)
  }
  if bytes.starts(with: "\u{FEFF}".utf8) { bytes.removeFirst(3) }
  guard let text = String(validating: bytes, as: UTF8.self) else {
    throw Failure("\(path): it is not UTF-8.")
  }
  var lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
  if lines.last?.isEmpty == true { lines.removeLast() }
  if let number = lines.firstIndex(where: { $0.contains("\r") }) {
    throw Failure("\(path):\(number + 1): a carriage return without a line feed.")
  }
  return lines.map(String.init)
}

extension String {
  /// Without white space at its ends.
  var trimmed: String {
    let start = drop { $0.isWhitespace }
    return String(
      start[..<(start.lastIndex { !$0.isWhitespace }.map(start.index(after:)) ?? start.startIndex)])
  }

  fileprivate var firstWord: (String, rest: String) {
    let end = firstIndex { $0.isWhitespace } ?? endIndex
    return (String(self[..<end]), String(self[end...]).trimmed)
  }

  /// What stands before the first comma.
  fileprivate var firstName: String { String(prefix { $0 != "," }).trimmed }
}
