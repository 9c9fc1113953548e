import DurableFiles
import Ratings

/// The labels of ImageNet's challenge, from a table with one class a line and tabs between the columns `index`,
/// `wnid`, `lemmas` and `definition`, in any order.
///
/// A label's name is the first of its lemmas. Two pairs of labels share a name (crane, maillot): their definitions
/// tell them apart.
public enum ImageNetClasses {
  /// WordNet's animals: of their labels the original label was taken as one more rater.
  ///
  /// Source: found from the published scores; Documentation/Aggregation.md says how.
  public static let animal = "n00015388"
  /// The indices of the labels that are animals.
  public static let animals = 0..<398

  /// Reads the labels; they must be numbered 0, 1, 2 … in the order of the file.
  ///
  /// The hypernym of each animal is `animal`, though others stand between: that is all that aggregation asks. No
  /// others are known.
  public static func read(_ path: String) throws(ExchangeError) -> [Label] {
    var lines = try Lines(path)
    var labels: [Label] = []
    while let fields = try lines.next() {
      guard fields["index"] == String(labels.count) else {
        throw lines.error("the index is \(quoted(fields["index"] ?? "")), and \(labels.count) comes next")
      }
      guard let id = fields["wnid"], !id.isEmpty, let lemmas = fields["lemmas"],
        let name = lemmas.split(separator: ", ").first
      else { throw lines.error("a class needs a wnid and lemmas") }
      labels.append(
        Label(
          index: labels.count, id: id, name: String(name), definition: fields["definition"],
          hypernyms: animals.contains(labels.count) ? [animal] : []))
    }
    guard labels.count == PublishedName.labelCount else {
      throw ExchangeError(
        file: path, reason: "it has \(labels.count) classes, and \(PublishedName.labelCount) are needed")
    }
    return labels
  }
}

/// The lines of a table with tabs between its columns, whose first line names them.
private struct Lines {
  private let path: String
  private let lines: [ArraySlice<UInt8>]
  private let names: [String]
  private var number = 1

  init(_ path: String) throws(ExchangeError) {
    self.path = path
    do throws(FileError) {
      lines = try readFile(path).textLines
    } catch {
      throw ExchangeError(error, file: path)
    }
    names = lines.first.map(Self.fields) ?? []
    for needed in ["index", "wnid", "lemmas"] where !names.contains(needed) {
      throw ExchangeError(file: path, place: "line 1", reason: "there is no column \(needed)")
    }
  }

  private static func fields(_ line: ArraySlice<UInt8>) -> [String] {
    let line = line.last == 0x0D ? line.dropLast() : line
    return line.split(separator: 0x09, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// The fields of the next line by column, or nil at the end.
  mutating func next() throws(ExchangeError) -> [String: String]? {
    guard number < lines.count else { return nil }
    number += 1
    let fields = Self.fields(lines[number - 1])
    guard fields.count == names.count else {
      throw error("the line has \(fields.count) fields, and there are \(names.count) columns")
    }
    return Dictionary(zip(names, fields)) { first, _ in first }
  }

  func error(_ reason: String) -> ExchangeError {
    ExchangeError(file: path, place: "line \(number)", reason: reason)
  }
}
