import Glibc
import Threads

/// Reads content in pieces, one ahead: a thread of its own inflates and checks the next piece while the caller uses
/// the last one. It pays for long arrays, where both take time.
final class ReadAhead {
  private let content: Content
  private let pieceSize: Int
  private let size: Int
  private let buffers: [Buffer]

  /// What both threads look at.
  private struct State {
    var filled = 0
    var used = 0
    var failure: NumPyError?
    var isStopped = false
  }

  private let state = Lock(State())

  /// Reads so many bytes, in pieces that are as long as told but for the last.
  init(_ content: Content, pieceSize: Int, size: Int) {
    self.content = content
    self.pieceSize = pieceSize
    self.size = size
    buffers = [Buffer(pieceSize), Buffer(pieceSize)]
  }

  /// Hands out the pieces and where each stands; false, and nothing is done, when there is no thread to be had.
  func forEachPiece(
    _ body: (UnsafeMutableRawBufferPointer, Int) throws(NumPyError) -> Void
  ) throws(NumPyError) -> Bool {
    let first = content.offset
    var thread = pthread_t()
    guard pthread_create(&thread, nil, runReadAhead, Unmanaged.passUnretained(self).toOpaque()) == 0 else {
      return false
    }
    defer {
      state.change { $0.isStopped = true }
      pthread_join(thread, nil)
    }
    for number in 0..<(size + pieceSize - 1) / pieceSize {
      let failure = state.change(when: { $0.filled > number || $0.failure != nil }) {
        $0.filled == number ? $0.failure : nil
      }
      if let failure { throw failure }
      try body(piece(number), first + number * pieceSize)
      state.change { $0.used += 1 }
    }
    return true
  }

  /// What the thread does.
  fileprivate func fill() {
    for number in 0..<(size + pieceSize - 1) / pieceSize {
      let room = buffers.count
      let isStopped = state.change(when: { number - $0.used < room || $0.isStopped }) { $0.isStopped }
      if isStopped { return }
      do throws(NumPyError) {
        try content.read(into: piece(number))
        state.change { $0.filled += 1 }
      } catch {
        return state.change { $0.failure = error }
      }
    }
  }

  private func piece(_ number: Int) -> UnsafeMutableRawBufferPointer {
    UnsafeMutableRawBufferPointer(
      rebasing: buffers[number % buffers.count].bytes.prefix(size - number * pieceSize))
  }
}

/// The start of the thread; its argument is the `ReadAhead`, which outlives it.
private func runReadAhead(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  argument.map { Unmanaged<ReadAhead>.fromOpaque($0).takeUnretainedValue().fill() }
  return nil
}
