import Glibc

// What is done when writing or synchronizing fails, and about what an interrupted process left.

extension AppendOnlyFile {
  /// Synchronizes what was just written.
  ///
  /// After a failed fsync the kernel may take the pages for clean though they never reached the disk; a
  /// second fsync would then succeed without writing them (Rebello et al., "Can Applications Recover from
  /// fsync Failures?", USENIX ATC 2020). So the file is opened anew and compared with what should be there,
  /// and the bytes are written once more in their place before they are synchronized.
  func synchronize(_ lines: [UInt8]) throws(FileError) {
    do throws(FileError) {
      try calls.synchronize(descriptor.number, path)
    } catch {
      let second = try reopen(expecting: lastBytes + lines, upTo: length + lines.count)
      try calls.perform(.write, path) { () throws(Errno) in
        try calls.writeAll(lines, to: second.number, at: length)
      }
      try calls.synchronize(second.number, path)
    }
  }

  /// Cuts off what a failed append left and makes sure that what was there before is sound.
  func cut() throws(FileError) {
    try shorten()
    let second = try reopen(expecting: lastBytes, upTo: length)
    try calls.synchronize(second.number, path)
    needsCut = false
  }

  /// Copies a last line that has no line feed to a file beside this one, then cuts it off.
  func moveTornTail() throws(FileError) {
    guard let tail = try calls.tornTail(of: descriptor.number, path, length: length) else { return }
    try calls.keep(tail)
    length = tail.offset
    try shorten()
    try calls.synchronize(descriptor.number, path)
    repair = tail
  }

  private func shorten() throws(FileError) {
    // A file that lost more than it should is not made longer, which would put zeros in the place.
    guard try calls.inspect(descriptor.number, path).size > length else { return }
    try calls.perform(.shorten, path) { () throws(Errno) in
      try calls.ftruncate(descriptor.number, length)
    }
  }

  /// Opens the file a second time and compares what stands before an offset with what should be there.
  private func reopen(expecting bytes: [UInt8], upTo end: Int) throws(FileError) -> OwnedDescriptor {
    // Not for appending: Linux would append whatever the offset says.
    let second = try calls.openFile(path, O_RDWR | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW)
    let start = end - bytes.count
    // One byte more, so that anything behind is seen too.
    let found = try calls.bytes(of: second.number, path, from: start, count: bytes.count + 1)
    guard found == bytes else { throw .changed(path: path) }
    return second
  }
}
