import Glibc

/// How long the disk takes to make a line of a journal safe: the floor of every answer and submit.
func measureDisk(_ setup: Setup) {
  var table = MarkdownTable(timesOf: "Disk: append a journal's line and fsync")
  table.row("write + fsync of \(line.count) bytes", setup.disk)
  report(table)
}

private let line =
  Array(
    #"{"event":"answer","at":"2026-03-02T09:00:04.118Z","seq":12345,"task":"000123","label":65,"answer":"yes"}"#
      .utf8
  ) + [0x0A]

/// The milliseconds of each append.
func appendTimes(to path: String, count: Int) throws(BenchError) -> Samples {
  let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
  guard file >= 0 else { throw .file(path, errno: errno) }
  defer { close(file) }
  var times = Samples()
  for _ in 0..<count {
    let start = now()
    guard write(file, line, line.count) == line.count, fsync(file) == 0 else {
      throw .file(path, errno: errno)
    }
    times.add(now() - start)
  }
  return times
}
