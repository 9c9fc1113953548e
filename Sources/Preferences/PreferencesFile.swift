import DurableFiles
import Glibc
public import JSONLines

extension Preferences {
  /// Where the file is by the XDG Base Directory Specification; nil where the environment names no folder.
  ///
  /// - Parameters:
  ///   - configHome: XDG_CONFIG_HOME; a relative path counts as none, as the specification has it.
  ///   - home: HOME.
  public static func path(configHome: String, home: String) -> String? {
    if configHome.hasPrefix("/") { return "\(configHome)/reassess/config.json" }
    return home.isEmpty ? nil : "\(home)/.config/reassess/config.json"
  }

  /// Reads the file; where there is none, nothing is chosen.
  ///
  /// - Throws: the first thing wrong with it: it cannot be opened, is not JSON, or has a value that cannot be.
  public init(path: String) throws(FileProblem) {
    guard let bytes = try Self.bytes(of: path) else {
      self.init()
      return
    }
    try self.init(JSONFile(name: path, bytes: bytes))
  }

  /// Nobody's choices take more.
  private static let largest = 1 << 20

  private static func bytes(of path: String) throws(FileProblem) -> [UInt8]? {
    do throws(FileError) {
      return try readFile(path, largest: largest)
    } catch {
      guard case .failed(let action, _, let number) = error else {
        throw FileProblem(file: path, message: error.description)
      }
      if number.code == ENOENT || number.code == ENOTDIR { return nil }
      throw FileProblem(file: path, message: "cannot \(action.rawValue) it: \(number)")
    }
  }
}
