/// What programs ask their terminal at their start, and the answers of one that has no graphics.
///
/// All terminals of today answer these; `timg` waits 1.5 seconds for one that does not.
struct Questions {
  /// Which kind it is (DA1), and which colour is behind the text (OSC 11).
  private static let known: [(question: [UInt8], answer: [UInt8])] = [
    (Array("\u{1B}[c".utf8), Array("\u{1B}[?64;1;2c".utf8)),
    (Array("\u{1B}]11;?".utf8), Array("\u{1B}]11;rgb:0000/0000/0000\u{1B}\\".utf8)),
  ]

  private var matches = known.map { Match(question: $0.question) }

  /// The answers to the questions in new output; each is answered once.
  mutating func answers(to new: UnsafeRawBufferPointer) -> [UInt8] {
    var answers: [UInt8] = []
    for index in matches.indices where matches[index].isFound(in: new) { answers += Self.known[index].answer }
    return answers
  }

  /// How much of a question was seen; it may come in several reads.
  private struct Match {
    let question: [UInt8]
    private var seen = 0

    init(question: [UInt8]) { self.question = question }

    /// Whether these bytes complete the question, for the first time.
    mutating func isFound(in bytes: UnsafeRawBufferPointer) -> Bool {
      guard seen < question.count else { return false }
      for byte in bytes {
        seen = byte == question[seen] ? seen + 1 : byte == question[0] ? 1 : 0
        if seen == question.count { return true }
      }
      return false
    }
  }
}
