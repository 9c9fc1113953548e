import Glibc

/// A program and its arguments.
struct Command: CustomStringConvertible {
  let path: String
  let arguments: [String]

  init(_ path: String, _ arguments: String...) { self.init(path, arguments) }

  init(_ path: String, _ arguments: [String]) {
    self.path = path
    self.arguments = arguments
  }

  /// As it would be typed, with the program's name alone.
  var description: String {
    ([path.split(separator: "/").last.map(String.init) ?? path] + arguments).joined(separator: " ")
  }

  /// The environment of all programs: a terminal of 256 colours that shows UTF-8, and where the published data is.
  static var environment: [String] {
    ["TERM=xterm-256color", "LANG=C.UTF-8", "PATH=\(path)"]
      + ["HOME", "REASSESS_DATA"].compactMap { (name: String) in
        getenv(name).map { "\(name)=" + String(cString: $0) }
      }
  }

  /// The first program of that name in PATH, or nil.
  static func find(_ name: String) -> String? {
    path.split(separator: ":").map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
  }

  private static var path: String { getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin" }
}

/// Calls with a C array of C strings, ended by nil.
func withCStrings<Result>(
  _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>?) -> Result
) -> Result {
  let copies = strings.map { strdup($0) } + [nil]
  defer { for copy in copies { free(copy) } }
  return copies.withUnsafeBufferPointer { body($0.baseAddress) }
}
