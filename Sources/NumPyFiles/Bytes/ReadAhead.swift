import Glibc

/// Reads content in pieces, one ahead: a thread of its own inflates and checks the next piece while the caller uses
/// the last one. It pays for long arrays, where both take time.
final class ReadAhead {
  private let content: Content
  private let pieceSize: Int
  private let size: Int
  private let buffers: [Buffer]

  // What both threads look at, only with the lock.
  private let lock = Lock()
  private var filled = 0
  private var used = 0
  private var failure: NumPyError?
  private var isStopped = false

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
      lock.change { isStopped = true }
      pthread_join(thread, nil)
    }
    for number in 0..<(size + pieceSize - 1) / pieceSize {
      lock.wait(until: { filled > number || failure != nil })
      if lock.value({ filled }) == number, let failure = lock.value({ failure }) { throw failure }
      try body(piece(number), first + number * pieceSize)
      lock.change { used += 1 }
    }
    return true
  }

  /// What the thread does.
  fileprivate func fill() {
    for number in 0..<(size + pieceSize - 1) / pieceSize {
      lock.wait(until: { number - used < buffers.count || isStopped })
      if lock.value({ isStopped }) { return }
      do throws(NumPyError) {
        try content.read(into: piece(number))
        lock.change { filled += 1 }
      } catch {
        return lock.change { failure = error }
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

/// Lets one thread at a time at what it guards, and others wait for what they need of it.
private final class Lock {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init() {
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(changed, nil)
  }

  deinit {
    pthread_cond_destroy(changed)
    pthread_mutex_destroy(mutex)
    changed.deallocate()
    mutex.deallocate()
  }

  func value<Value>(_ body: () -> Value) -> Value {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body()
  }

  func change(_ body: () -> Void) {
    value(body)
    pthread_cond_signal(changed)
  }

  func wait(until condition: () -> Bool) {
    pthread_mutex_lock(mutex)
    while !condition() { pthread_cond_wait(changed, mutex) }
    pthread_mutex_unlock(mutex)
  }
}
