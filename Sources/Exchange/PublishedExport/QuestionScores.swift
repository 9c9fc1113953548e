import DurableFiles
import JSONLines
import Ratings

/// The scores of questions, as `results/scores.jsonl` has them.
public struct QuestionScores: Sendable {
  private var scores: [Question: Double] = [:]

  /// Reads a file of one question a line.
  public init(_ path: String) throws(ExchangeError) {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try readFile(path)
    } catch {
      throw ExchangeError(error, file: path)
    }
    for (number, line) in bytes.textLines.enumerated() {
      do throws(FileProblem) {
        let read = try JSONFile(name: path, bytes: Array(line)).read { json throws(JSONError) in
          try Self.question(&json)
        }
        scores[read.question] = read.score
      } catch {
        throw ExchangeError(
          FileProblem(file: path, line: number + 1, column: error.column, message: error.message))
      }
    }
  }

  /// The score of a question, or nil.
  subscript(question: Question) -> Double? { scores[question] }

  private static func question(_ json: inout JSONCursor) throws(JSONError) -> (
    question: Question, score: Double
  ) {
    var image: String?
    var label: Int?
    var score: Double?
    try json.beginObject()
    while let key = try json.nextKey() {
      switch key {
      case "image": image = try json.readString()
      case "label": label = try json.readInteger()
      case "score": score = try json.readNumber()
      default: try json.skipValue()
      }
    }
    guard let image else { throw json.missing("image") }
    guard let label else { throw json.missing("label") }
    guard let score else { throw json.missing("score") }
    return (Question(image: image, label: label), score)
  }
}
