import Foundation

/// What the kernel tells of a process.
struct ProcessFacts {
  let pid: pid_t

  /// A line of /proc/PID/status, without its name.
  func status(_ name: String) -> String? {
    read("status")?.split(separator: "\n").first { $0.hasPrefix("\(name):") }?
      .dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces)
  }

  /// The memory in use, in kilobytes.
  var residentMemory: Int { status("VmRSS").flatMap { Int($0.prefix { $0.isNumber }) } ?? 0 }

  /// The hard limit of a resource as /proc/PID/limits names it.
  func limit(_ name: String) -> String? {
    read("limits")?.split(separator: "\n").first { $0.hasPrefix(name) }?
      .dropFirst(26).split(separator: " ").dropFirst().first.map(String.init)
  }

  /// Open descriptors.
  var descriptors: Int {
    (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/fd").count) ?? 0
  }

  /// What a descriptor stands for: a path, or `socket:[` and its number.
  func target(of descriptor: CInt) -> String { target(of: String(descriptor)) }

  /// What all open descriptors stand for.
  var targets: Set<String> {
    Set((try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/fd").map(target)) ?? [])
  }

  private func target(of name: String) -> String {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(pid)/fd/\(name)")) ?? ""
  }

  private func read(_ name: String) -> String? {
    try? String(contentsOfFile: "/proc/\(pid)/\(name)", encoding: .utf8)
  }
}
