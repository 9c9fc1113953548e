import Glibc

/// Who has a file open for appending, as told to those who are refused.
public struct LockHolder: Equatable, Sendable, CustomStringConvertible {
  /// The process's number on its host.
  public var process: Int32
  /// The host's name.
  public var host: String
  /// When it opened the file, as the caller writes times.
  public var since: String

  /// Makes a holder from its three parts.
  public init(process: Int32, host: String, since: String) {
    self.process = process
    self.host = host
    self.since = since
  }

  /// This process on this host.
  public static func thisProcess(since: String) -> LockHolder {
    var name = [CChar](repeating: 0, count: 256)
    // The last byte stays 0: gethostname(2) need not end a name that it cuts off.
    let found = gethostname(&name, name.count - 1) == 0
    let host = found ? name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)) : []
    return LockHolder(process: getpid(), host: String(decoding: host, as: UTF8.self), since: since)
  }

  /// `process 123 on host since time`.
  public var description: String { "process \(process) on \(host) since \(since)" }
}

extension LockHolder {
  /// One line for the file beside the locked one, with tabs between the parts.
  var line: String {
    "\(process)\t\(Self.withoutBreaks(host))\t\(Self.withoutBreaks(since))\n"
  }

  /// Reads such a line; nil when it is not whole.
  init?(line: String) {
    guard line.hasSuffix("\n") else { return nil }
    let parts = line.dropLast().split(separator: "\t", omittingEmptySubsequences: false)
    guard parts.count == 3, let process = Int32(parts[0]) else { return nil }
    self.init(process: process, host: String(parts[1]), since: String(parts[2]))
  }

  private static func withoutBreaks(_ text: String) -> String {
    String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
  }
}
