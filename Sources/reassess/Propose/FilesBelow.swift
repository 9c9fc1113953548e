import Glibc

/// Whether a path leads to a folder.
func isFolder(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

/// The regular files in a folder and all folders below it, by their paths there, in the order of their bytes. Hidden ones are
/// left out; links are followed. Fails for what cannot be looked at, such as a link that leads nowhere.
func filesBelow(_ folder: String) throws -> [String] {
  var search = FileSearch()
  try search.enter(folder, as: "")
  return search.found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
}

private struct FileSearch {
  var found: [String] = []
  /// The folders that the search is in, from the first down.
  private var folders: [(device: dev_t, inode: ino_t)] = []

  mutating func enter(_ folder: String, as prefix: String) throws {
    let status = try inspect(folder)
    guard !folders.contains(where: { $0 == (status.st_dev, status.st_ino) }) else {
      throw Failure("\(folder): it is a link to a folder that it is in.")
    }
    folders.append((status.st_dev, status.st_ino))
    for name in try visibleNames(in: folder) {
      switch try inspect("\(folder)/\(name)").st_mode & S_IFMT {
      case S_IFDIR: try enter("\(folder)/\(name)", as: "\(prefix)\(name)/")
      case S_IFREG: found.append(prefix + name)
      default: break
      }
    }
    folders.removeLast()
  }
}

private func inspect(_ path: String) throws -> stat {
  var status = stat()
  if stat(path, &status) == 0 { return status }
  guard errno != ENOENT else { throw Failure("\(path): it is a link that leads nowhere.") }
  throw Failure("\(path): cannot look at it: \(String(cString: strerror(errno))).")
}

/// What is in a folder and not hidden.
private func visibleNames(in folder: String) throws -> [String] {
  errno = 0
  guard let stream = opendir(folder) else { throw unlisted(folder) }
  defer { closedir(stream) }
  var names: [String] = []
  while let entry = readdir(stream) {
    // In place: the system gives only as many bytes as the name has.
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 1) {
        $0[0] == hidden ? "" : String(validatingCString: $0)
      }
    }
    guard let name else { throw Failure("\(folder): a name in it is not UTF-8.") }
    if !name.isEmpty { names.append(name) }
    errno = 0
  }
  guard errno == 0 else { throw unlisted(folder) }
  return names
}

private let hidden = CChar(UInt8(ascii: "."))

private func unlisted(_ folder: String) -> Failure {
  Failure("\(folder): cannot list it: \(String(cString: strerror(errno))).")
}
