public import DurableFiles
import Glibc
import Synchronization

/// The real system, recorded, in which chosen calls fail.
public final class FaultySystem: Sendable {
  /// What happens instead of a call.
  public enum Fault: Equatable, Sendable {
    /// It fails and does nothing.
    case error(Int32)
    /// A write takes only so many bytes.
    case short(Int)
    /// A write takes so many bytes and the next call fails.
    case shortThenError(Int, Int32)
    /// An fsync fails after the kernel dropped what was to be written from an offset on.
    case lostPages(from: Int)
    /// An fsync fails after the kernel put zeros in the place of these bytes.
    case zeroedPages(Range<Int>)
    /// The process dies before the call: nothing is done from here on.
    case death
    /// It fails, and so does every later one that would change a file.
    case allFail(Int32)
  }

  private struct State {
    var trace: [String] = []
    var faults: [Int: Fault] = [:]
    var isDead = false
    var allFail: Int32?
  }

  private let state = Mutex(State())

  /// Whether what succeeds is really synchronized: that takes time, and no test sees it.
  private let synchronizes: Bool

  /// Nothing fails, nothing has been called.
  public init(synchronizes: Bool = true) { self.synchronizes = synchronizes }

  /// The calls so far, such as `write 12`; reading calls too.
  public var trace: [String] { state.withLock { $0.trace } }

  /// Starts a new trace, in which the calls of these numbers, from 0, fail.
  public func restart(_ faults: [Int: Fault] = [:]) {
    state.withLock { $0 = State(faults: faults) }
  }

  /// Notes a call; tells what is to happen instead.
  private func note(_ call: String, changes: Bool) throws(Errno) -> Fault? {
    let (fault, isDead): (Fault?, Bool) = state.withLock { state in
      let number = state.trace.count
      state.trace.append(call)
      if changes, let code = state.allFail { return (.error(code), state.isDead) }
      switch state.faults[number] {
      case .death: state.isDead = true
      case .allFail(let code):
        state.allFail = code
        return (.error(code), state.isDead)
      case .shortThenError(_, let code): state.faults[number + 1] = .error(code)
      default: break
      }
      return (state.faults[number], state.isDead)
    }
    // Whatever the dead process would do next must leave no trace in the file.
    if isDead { throw Errno(EIO) }
    if case .error(let code) = fault { throw Errno(code) }
    return fault
  }

  private static func zero(_ range: Range<Int>, of descriptor: Int32) throws(Errno) {
    // Opened anew, for what appends cannot write elsewhere.
    let other = OwnedDescriptor(try SystemCalls.real.open("/proc/self/fd/\(descriptor)", O_WRONLY, 0))
    let zeros = [UInt8](repeating: 0, count: range.count)
    let written = zeros.withUnsafeBytes {
      Glibc.pwrite(other.number, $0.baseAddress, $0.count, range.lowerBound)
    }
    if written != range.count { throw Errno(errno) }
  }

  /// The calls to be given to what is tested.
  public var calls: SystemCalls {
    var calls = SystemCalls.real
    let real = SystemCalls.real
    calls.open = { path, flags, mode throws(Errno) in
      _ = try self.note("open \(path.split(separator: "/").last ?? "/")", changes: flags & O_CREAT != 0)
      return try real.open(path, flags, mode)
    }
    calls.pread = { descriptor, buffer, offset throws(Errno) in
      _ = try self.note("pread", changes: false)
      return try real.pread(descriptor, buffer, offset)
    }
    calls.write = { descriptor, bytes throws(Errno) in
      let fault = try self.note("write \(bytes.count)", changes: true)
      return try real.write(descriptor, fault.cut(bytes))
    }
    calls.pwrite = { descriptor, bytes, offset throws(Errno) in
      let fault = try self.note("pwrite \(bytes.count) at \(offset)", changes: true)
      return try real.pwrite(descriptor, fault.cut(bytes), offset)
    }
    calls.fsync = { descriptor throws(Errno) in
      switch try self.note("fsync", changes: true) {
      case .lostPages(let offset):
        try real.ftruncate(descriptor, offset)
        throw Errno(EIO)
      case .zeroedPages(let range):
        try Self.zero(range, of: descriptor)
        throw Errno(EIO)
      default: if self.synchronizes { try real.fsync(descriptor) }
      }
    }
    calls.ftruncate = { descriptor, length throws(Errno) in
      _ = try self.note("ftruncate \(length)", changes: true)
      try real.ftruncate(descriptor, length)
    }
    calls.fstat = { descriptor throws(Errno) in
      _ = try self.note("fstat", changes: false)
      return try real.fstat(descriptor)
    }
    calls.stat = { path throws(Errno) in
      _ = try self.note("stat", changes: false)
      return try real.stat(path)
    }
    calls.flock = { descriptor, operation throws(Errno) in
      _ = try self.note("flock", changes: false)
      try real.flock(descriptor, operation)
    }
    calls.fchmod = { descriptor, mode throws(Errno) in
      _ = try self.note("fchmod \(String(mode, radix: 8))", changes: true)
      try real.fchmod(descriptor, mode)
    }
    calls.rename = { old, new throws(Errno) in
      _ = try self.note("rename", changes: true)
      try real.rename(old, new)
    }
    calls.unlink = { path throws(Errno) in
      _ = try self.note("unlink", changes: true)
      try real.unlink(path)
    }
    calls.sync = { _ = try? self.note("sync", changes: false) }
    return calls
  }
}

extension FaultySystem.Fault? {
  /// What a write takes.
  fileprivate func cut(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    switch self {
    case .short(let count), .shortThenError(let count, _):
      UnsafeRawBufferPointer(rebasing: bytes.prefix(count))
    default: bytes
    }
  }
}
