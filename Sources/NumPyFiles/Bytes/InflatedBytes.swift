/// What a stretch of a file inflates to, through one small buffer.
struct InflatedBytes: SequentialBytes {
  private var compressed: StoredBytes
  private let inflater: any Inflater
  private let buffer: Buffer
  /// What of the buffer is not inflated yet.
  private var input = UnsafeRawBufferPointer(start: nil, count: 0)
  private var isFinished = false
  private var given = 0
  private let place: Place

  /// How much is read from the file at once: little enough to stay in a cache of the processor.
  private static let bufferSize = 1 << 16

  init(_ compressed: StoredBytes, library: InflateLibrary, place: Place) throws(NumPyError) {
    guard let inflater = library.makeInflater() else { throw place.error(.outOfMemory, at: 0) }
    self.compressed = compressed
    self.inflater = inflater
    self.place = place
    buffer = Buffer(min(Self.bufferSize, compressed.count))
  }

  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(NumPyError) -> Int {
    var output = buffer
    while !output.isEmpty, !isFinished {
      if input.isEmpty { try refill() }
      let (before, room) = (input.count, output.count)
      let outcome = inflater.inflate(&input, into: &output)
      given += room - output.count
      switch outcome {
      case .finished: isFinished = true
      case .more where input.count < before || output.count < room: continue
      // Neither took nor gave anything: there is nothing left to take.
      case .more: throw place.error(.truncated, at: given)
      case .damaged: throw place.error(.archive(.damagedCompression), at: given)
      }
    }
    return buffer.count - output.count
  }

  mutating func finish() throws(NumPyError) {
    let probe = Buffer(1)
    if try read(into: probe.bytes) > 0 { throw place.error(.archive(.longerThanDeclared), at: given - 1) }
    let left = compressed.count + input.count + inflater.unread
    if left > 0 { throw place.error(.archive(.compressedBytesLeft(left)), at: given) }
  }

  private mutating func refill() throws(NumPyError) {
    let count = try compressed.read(into: buffer.bytes)
    input = UnsafeRawBufferPointer(rebasing: buffer.bytes.prefix(count))
  }
}
