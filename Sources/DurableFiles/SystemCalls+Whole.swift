import Glibc

// Calls that go on where a signal or a short count stopped them.

extension SystemCalls {
  /// Makes a call again for as long as a signal interrupts it.
  func retrying<Result>(_ call: () throws(Errno) -> Result) throws(Errno) -> Result {
    while true {
      do throws(Errno) {
        return try call()
      } catch  where error.code == EINTR {
        continue
      }
    }
  }

  /// Writes all bytes; when it throws, some of them may have been written.
  func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) throws(Errno) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = try retrying { () throws(Errno) in
        try write(descriptor, UnsafeRawBufferPointer(rebasing: rest))
      }
      // A regular file never takes nothing without an error; taking it for one ends the loop.
      guard count > 0 else { throw Errno(EIO) }
      rest = rest.dropFirst(count)
    }
  }

  /// Writes all bytes at an offset; the descriptor must not append.
  func rewriteAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32, at offset: Int) throws(Errno) {
    var done = 0
    while done < bytes.count {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[done...])
      let count = try retrying { () throws(Errno) in try pwrite(descriptor, rest, offset + done) }
      guard count > 0 else { throw Errno(EIO) }
      done += count
    }
  }

  /// Reads from an offset until the buffer is full or the file ends; tells how much was read.
  func readAll(
    _ buffer: UnsafeMutableRawBufferPointer, from descriptor: Int32, at offset: Int
  ) throws(Errno) -> Int {
    var done = 0
    while done < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
      let count = try retrying { () throws(Errno) in try pread(descriptor, rest, offset + done) }
      if count == 0 { break }
      done += count
    }
    return done
  }
}
