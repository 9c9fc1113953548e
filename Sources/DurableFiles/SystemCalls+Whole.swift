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
  func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws(Errno) {
    try transferAll(bytes) { rest, _ throws(Errno) in try write(descriptor, rest) }
  }

  /// Writes all bytes at an offset; the descriptor must not append, or Linux ignores the offset.
  func writeAll(_ bytes: [UInt8], to descriptor: Int32, at offset: Int) throws(Errno) {
    try transferAll(bytes) { rest, done throws(Errno) in try pwrite(descriptor, rest, offset + done) }
  }

  /// So many bytes from an offset; fewer where the file ends.
  func readAll(_ count: Int, from descriptor: Int32, at offset: Int) throws(Errno) -> [UInt8] {
    var failure: Errno?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, done in
      let whole = UnsafeMutableRawBufferPointer(buffer)
      expectHugePages(whole)
      do throws(Errno) {
        done = try fill(whole, from: descriptor, at: offset)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Fills a buffer from an offset and tells how many bytes were read; fewer only where the file ends.
  func fill(
    _ buffer: UnsafeMutableRawBufferPointer, from descriptor: Int32, at offset: Int
  ) throws(Errno) -> Int {
    var done = 0
    while done < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
      let part = try retrying { () throws(Errno) in try pread(descriptor, rest, offset + done) }
      if part == 0 { break }
      done += part
    }
    return done
  }

  /// Calls with what is left and how much is done, until nothing is left.
  private func transferAll(
    _ bytes: [UInt8], _ transfer: (UnsafeRawBufferPointer, Int) throws(Errno) -> Int
  ) throws(Errno) {
    let outcome = bytes.withUnsafeBytes { bytes in
      Result { () throws(Errno) in
        var done = 0
        while done < bytes.count {
          let rest = UnsafeRawBufferPointer(rebasing: bytes[done...])
          let part = try retrying { () throws(Errno) in try transfer(rest, done) }
          // A regular file never takes nothing without an error; calling it one ends the loop.
          guard part > 0 else { throw Errno(EIO) }
          done += part
        }
      }
    }
    try outcome.get()
  }
}

/// Asks for large pages in fresh memory: without, mapping it takes three times as long as reading into it.
private func expectHugePages(_ buffer: UnsafeMutableRawBufferPointer) {
  let page = 4096
  guard buffer.count >= 1 << 22, let start = buffer.baseAddress?.alignedUp(toMultipleOf: page) else { return }
  // Advice only: where it is not taken, nothing is lost. 14 is MADV_HUGEPAGE, which the Glibc module lacks.
  _ = madvise(start, buffer.count - page, 14)
}
