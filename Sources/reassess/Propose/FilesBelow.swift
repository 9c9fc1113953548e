import Glibc

/// Whether a path leads to a folder.
func isFolder(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

/// The regular files in a folder and all folders below it, by their paths there, in the order of their bytes. Hidden ones are
/// left out; links are followed.
func filesBelow(_ folder: String) throws -> [String] {
  var found: [String] = []
  try addFiles(of: folder, as: "", depth: 0, to: &found)
  return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
}

/// More folders in folders than that are a link in a circle.
private let deepest = 32

private func addFiles(of folder: String, as prefix: String, depth: Int, to found: inout [String]) throws {
  guard let stream = opendir(folder), depth < deepest else {
    throw Failure("\(folder): cannot list it: \(String(cString: strerror(depth < deepest ? errno : ELOOP))).")
  }
  defer { closedir(stream) }
  while let entry = readdir(stream) {
    let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    if name.hasPrefix(".") { continue }
    var status = stat()
    guard stat("\(folder)/\(name)", &status) == 0 else { continue }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: try addFiles(of: "\(folder)/\(name)", as: "\(prefix)\(name)/", depth: depth + 1, to: &found)
    case S_IFREG: found.append(prefix + name)
    default: break
    }
  }
}
