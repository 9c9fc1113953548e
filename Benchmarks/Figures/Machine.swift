import Glibc

/// The machine that the figures are from.
enum Machine {
  /// One line: processors, memory, kernel, and the disk of a folder.
  static func description(disk folder: String) -> String {
    [processor, memory, "Linux \(kernel)", "disk \(disk(of: folder))"].joined(separator: ", ")
  }

  /// How busy the machine is: runnable processes on average over the last minute.
  static var load: String {
    textFile("/proc/loadavg").split(separator: " ").first.map(String.init) ?? "?"
  }

  private static var processor: String {
    let model = value(of: "model name", in: textFile("/proc/cpuinfo")) ?? "unknown processor"
    return "\(sysconf(Int32(_SC_NPROCESSORS_ONLN))) x \(model)"
  }

  private static var memory: String {
    let kibibytes = value(of: "MemTotal", in: textFile("/proc/meminfo"))?.split(separator: " ").first.flatMap
    { Int($0) }
    return kibibytes.map { "\(($0 + 524_288) >> 20) GiB" } ?? "unknown memory"
  }

  private static var kernel: String {
    textFile("/proc/sys/kernel/osrelease").split(separator: "\n").first.map(String.init) ?? "?"
  }

  /// File system and device of the mount that a folder is in (proc_pid_mountinfo(5)).
  private static func disk(of folder: String) -> String {
    var status = stat()
    guard stat(folder, &status) == 0 else { return "unknown" }
    // As makedev(3) packs them.
    let (major, minor) = (status.st_dev >> 8 & 0xFFF, status.st_dev & 0xFF | status.st_dev >> 12 & 0xFFF_FF00)
    let device = "\(major):\(minor)"
    for line in textFile("/proc/self/mountinfo").split(separator: "\n") {
      let fields = line.split(separator: " ")
      guard fields.count > 2, fields[2] == device, let dash = fields.firstIndex(of: "-"),
        dash + 2 < fields.count
      else { continue }
      return "\(fields[dash + 1]) on \(fields[dash + 2])"
    }
    return "unknown"
  }
}

/// A small file's text; empty where there is none.
func textFile(_ path: String) -> String {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return "" }
  defer { close(descriptor) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 16_384)
  while true {
    let count = read(descriptor, &buffer, buffer.count)
    guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
    bytes += buffer[..<count]
  }
}

/// What a folder holds but for hidden names, in any order; nothing where there is none.
func names(in folder: String) -> [String] {
  guard let folder = opendir(folder) else { return [] }
  defer { closedir(folder) }
  var names: [String] = []
  while let entry = readdir(folder) {
    let name = withUnsafeBytes(of: entry.pointee.d_name) {
      String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
    }
    if name.first != "." { names.append(name) }
  }
  return names
}

/// The value of the first line `name : value` in a text of /proc.
func value(of name: String, in text: String) -> String? {
  for line in text.split(separator: "\n") where line.hasPrefix(name) {
    guard let colon = line.firstIndex(of: ":") else { continue }
    return String(line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" })
  }
  return nil
}
