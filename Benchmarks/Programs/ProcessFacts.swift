/// What the kernel says of a process (proc(5)).
struct ProcessFacts {
  let pid: Int32

  /// The most memory that it ever had at once, in KiB; 0 when it is gone.
  var peakMemory: Int { kibibytes("VmHWM") }

  /// The memory that it has, in KiB; 0 when it is gone.
  var memory: Int { kibibytes("VmRSS") }

  private func kibibytes(_ name: String) -> Int {
    value(of: name, in: textFile("/proc/\(pid)/status"))
      .flatMap { $0.split(separator: " ").first }.flatMap { Int($0) } ?? 0
  }

  /// The processes that it has started and that are still there.
  var children: [Int32] {
    textFile("/proc/\(pid)/task/\(pid)/children").split(separator: " ").compactMap { Int32($0) }
  }

  /// What its threads did until now; nil while any of them runs or waits for a processor or the disk. An ended process
  /// that nobody has asked about yet rests as well.
  ///
  /// Two equal answers some time apart mean that none of them ran in between.
  var rest: String? {
    var texts = ""
    for thread in threads {
      let state = textFile("/proc/\(pid)/task/\(thread)/stat")
      guard let name = state.lastIndex(of: ")"), ["S", "Z"].contains(state[name...].dropFirst(2).first) else {
        return nil
      }
      texts += "\(thread) " + textFile("/proc/\(pid)/task/\(thread)/schedstat")
    }
    return texts
  }

  private var threads: [String] { names(in: "/proc/\(pid)/task") }
}
