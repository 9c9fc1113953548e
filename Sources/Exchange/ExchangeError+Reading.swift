import DurableFiles
import JSONLines
import NumPyFiles

extension ExchangeError {
  /// The same error of a file.
  init(_ error: FileError, file: String) {
    if case .failed(let action, _, let number) = error {
      self.init(file: file, reason: "cannot \(action.rawValue) it: \(number)")
    } else {
      self.init(file: file, reason: error.description)
    }
  }

  /// The same error of a JSON file, with line and column as the place.
  init(_ problem: FileProblem) {
    let column = problem.column.map { ", column \($0)" } ?? ""
    self.init(file: problem.file, place: problem.line.map { "line \($0)\(column)" }, reason: problem.message)
  }

  /// The same error of a NumPy file, with member and byte as the place.
  init(_ error: NumPyError) {
    if case .file(let problem) = error.reason {
      self.init(problem, file: error.file)
    } else {
      let place = [error.member, "byte \(error.offset)"].compactMap(\.self).joined(separator: ": ")
      self.init(file: error.file, place: place, reason: error.reason.description)
    }
  }
}

/// Reads a file of JSON, one value.
func readJSON<Value>(
  _ path: String, _ body: (inout JSONCursor) throws(JSONError) -> Value
) throws(ExchangeError) -> Value {
  let bytes: [UInt8]
  do throws(FileError) {
    bytes = try readFile(path)
  } catch {
    throw ExchangeError(error, file: path)
  }
  do throws(FileProblem) {
    return try JSONFile(name: path, bytes: bytes).read(body)
  } catch {
    throw ExchangeError(error)
  }
}
