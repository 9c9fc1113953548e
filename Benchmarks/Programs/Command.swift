import Glibc

/// A program and its arguments.
struct Command: CustomStringConvertible {
  let path: String
  let arguments: [String]

  init(_ path: String, _ arguments: String...) {
    self.path = path
    self.arguments = arguments
  }

  /// As it would be typed, with the program's name alone.
  var description: String {
    ([path.split(separator: "/").last.map(String.init) ?? path] + arguments).joined(separator: " ")
  }

  /// The environment of all programs: a terminal of 256 colours that shows UTF-8.
  static var environment: [String] {
    ["TERM=xterm-256color", "LANG=C.UTF-8", "PATH=\(path)"]
      + (getenv("HOME").map { ["HOME=" + String(cString: $0)] } ?? [])
  }

  /// The first program of that name in PATH, or nil.
  static func find(_ name: String) -> String? {
    path.split(separator: ":").map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
  }

  private static var path: String { getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin" }
}
