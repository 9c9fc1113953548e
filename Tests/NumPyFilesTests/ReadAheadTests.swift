import Testing

@testable import NumPyFiles

/// Pieces that a thread of its own reads ahead.
@Suite struct ReadAheadTests {
  private func content(_ bytes: [UInt8]) -> Content {
    Content(
      StoredBytes(source(bytes), 0..<bytes.count), size: bytes.count, checksum: nil, library: .fastest,
      place: Place(file: "test.npz"))
  }

  @Test(arguments: [0, 1, 9, 10, 11, 99, 100, 10_007])
  func allPiecesInOrder(size: Int) throws {
    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    for pieceSize in [1, 10, 1 << 16] {
      var read: [UInt8] = []
      let isDone = try ReadAhead(content(bytes), pieceSize: pieceSize, size: size)
        .forEachPiece { (piece, start) throws(NumPyError) in
          #expect(start == read.count)
          #expect(piece.count == min(pieceSize, size - start))
          read += piece
        }
      #expect(isDone)
      #expect(read == bytes)
    }
  }

  @Test func theCallerMayStopAtAnyPiece() {
    for last in 0..<10 {
      var count = 0
      let content = content([UInt8](repeating: 7, count: 100))
      let error = thrownError {
        _ = try ReadAhead(content, pieceSize: 10, size: 100).forEachPiece { (_, start) throws(NumPyError) in
          count += 1
          if count > last { throw content.error(.elements(.refused("no")), at: start) }
        }
      }
      #expect(error == NumPyError(file: "test.npz", offset: last * 10, reason: .elements(.refused("no"))))
    }
  }

  /// What was read before the content ends too early is handed out first.
  @Test(arguments: [0, 5, 10, 95])
  func whatIsMissingIsTold(size: Int) {
    var pieces = 0
    let error = thrownError {
      _ = try ReadAhead(content([UInt8](repeating: 7, count: size)), pieceSize: 10, size: 100)
        .forEachPiece { (_, _) throws(NumPyError) in pieces += 1 }
    }
    #expect(error == NumPyError(file: "test.npz", offset: size, reason: .truncated))
    #expect(pieces == size / 10)
  }
}
