import Campaigns
import DurableFiles
import Proposals
import Ratings

/// The classes of a new campaign, in the order of their indices.
struct ClassList {
  private var classes: [Label] = []
  private var places: [String: Int] = [:]

  /// Reads a file; or takes the names of folders where the path is `folders`.
  init(_ path: String, folders: [String]) throws {
    if path == "folders" {
      for folder in folders { try add(folder, names: "", at: "folder \(folder)") }
      if folders.isEmpty {
        throw Failure("no picture is in a folder below that of --images, so folders name no class.")
      }
    } else if path.hasSuffix(".json") {
      do throws(CampaignProblems) {
        classes = try readLabels(ofFile: path).all
      } catch {
        throw Failure(error.description)
      }
      for (place, label) in classes.enumerated() { places[label.id] = place }
    } else {
      try readLines(path)
    }
  }

  private mutating func readLines(_ path: String) throws {
    for (number, line) in try textLines(ofFile: path).enumerated() {
      let place = "\(path):\(number + 1)"
      let (first, rest) = line.firstWord
      if isWordNetId(first) {
        try add(first, names: rest, at: place)
      } else {
        try add(line, names: line, at: place)
      }
    }
    if classes.isEmpty { throw Failure("\(path): there are no classes in it.") }
  }

  /// - Parameter names: what the file calls it, words with commas between; empty: nothing.
  private mutating func add(_ id: String, names: String, at place: String) throws {
    guard !id.isEmpty else { throw Failure("\(place): the line is empty.") }
    guard places[id] == nil else { throw Failure("\(place): \(id) is there already.") }
    places[id] = classes.count
    let name = isWordNetId(id) ? names.firstName : id
    classes.append(Label(index: classes.count, id: id, name: name))
  }

  /// The index of the class with that id or name, or that number.
  func index(of text: String) -> Int? {
    if let place = places[text] { return classes[place].index }
    if let number = Int(text), classes.contains(where: { $0.index == number }) { return number }
    return classes.first { $0.name == text }?.index
  }

  /// The labels with what WordNet has of them; what is known already stays.
  func labels(_ wordNet: WordNet?) -> [Label] {
    classes.map { label in
      var label = label
      let synset = wordNet?.synset(label.id)
      if label.name.isEmpty { label.name = synset?.lemmas.first ?? label.id }
      label.definition = label.definition ?? synset?.definition
      if label.hypernyms.isEmpty { label.hypernyms = wordNet?.hypernyms(above: label.id) ?? [] }
      return label
    }
  }
}

/// Whether a text is an n and eight digits.
private func isWordNetId(_ text: String) -> Bool {
  text.utf8.count == 9 && text.utf8.first == UInt8(ascii: "n")
    && text.utf8.dropFirst().allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
}

/// The lines of a file in UTF-8, without what ends them; an empty last one is none.
func textLines(ofFile path: String) throws -> [String] {
  let bytes: [UInt8]
  do throws(FileError) {
    bytes = try readFile(path)
  } catch {
    throw Failure(error.description)
  }
  guard let text = String(validating: bytes, as: UTF8.self) else {
    throw Failure("\(path): it is not UTF-8.")
  }
  var lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
  if lines.last?.isEmpty == true { lines.removeLast() }
  return lines.map(String.init)
}

extension String {
  fileprivate var firstWord: (String, rest: String) {
    let end = firstIndex { $0 == " " || $0 == "\t" } ?? endIndex
    return (String(self[..<end]), String(self[end...].drop { $0 == " " || $0 == "\t" }))
  }

  /// What stands before the first comma.
  fileprivate var firstName: String { String(prefix { $0 != "," }) }
}
