import Glibc

/// Where the worker's program is.
public struct WorkerProgram: Equatable, Sendable {
  /// The name of the program file.
  public static let name = "reassess-preview"

  /// The folders to look in, best first.
  public let folders: [String]

  /// Looks in these folders, best first.
  public init(folders: [String]) { self.folders = folders }

  /// Looks beside the running program, then in the folders of PATH.
  public static func installed() -> WorkerProgram {
    let path = getenv("PATH").map { String(cString: $0) }
    return WorkerProgram(folders: folders(beside: executablePath(), path: path))
  }

  /// The folder of a program, then those of a PATH; relative ones are left out, since the working folder may be
  /// anybody's.
  static func folders(beside executable: String?, path: String?) -> [String] {
    var folders: [String] = []
    if let executable, let slash = executable.lastIndex(of: "/") {
      folders.append(String(executable[..<slash]))
    }
    folders += (path ?? "").split(separator: ":").map(String.init).filter { $0.hasPrefix("/") }
    return folders
  }

  /// The program's path, or nil where no folder has it.
  public func path() -> String? {
    folders.lazy.map { "\($0)/\(Self.name)" }.first { access($0, X_OK) == 0 }
  }

  private static func executablePath() -> String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    guard count > 0, count < buffer.count else { return nil }
    return String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
