import Glibc

/// Why nothing could be measured.
enum BenchError: Error {
  case usage
  case notStarted(String)
  case neverSettled(Int32, bytes: Int)
  case neverEnded(Int32)
  case ended(Int32)
  case failed(Int32, code: Int)
  case notShown(String)
  case file(String, errno: Int32)
  case missing(String)
}

extension BenchError: CustomStringConvertible {
  var description: String {
    switch self {
    case .usage: "usage: reassess-bench SCRATCH PICTURE..."
    case .notStarted(let path): "\(path) could not be started"
    case .neverSettled(let pid, let bytes): "process \(pid) wrote \(bytes) bytes and did not come to rest"
    case .neverEnded(let pid): "process \(pid) did not end"
    case .ended(let pid): "process \(pid) ended before its time"
    case .failed(let pid, let code): "process \(pid) ended with code \(code)"
    case .notShown(let what): "\(what) was never on the screen"
    case .file(let path, let number): "\(path): \(String(cString: strerror(number)))"
    case .missing(let what): "\(what) is missing"
    }
  }
}
