import JSONLines

/// The keys that a journal's lines may have; others are ignored.
enum JournalKey: Int, CaseIterable {
  case event, at, seq, task, label, answer, image, answers, seconds, picture, reason, text, flag
  case format, program, rater, host, uid, labels, monotonic

  /// The key that a text is, or nil when it is not a known one.
  ///
  /// This is asked several times for each line, so it goes by length first.
  init?(_ text: JSONText) {
    if text.hasEscapes {
      let name = text.string
      guard let key = Self.allCases.first(where: { "\($0)" == name }) else { return nil }
      self = key
      return
    }
    let found: JournalKey? =
      switch text.bytes.count {
      case 2: text == "at" ? .at : nil
      case 3: text == "seq" ? .seq : text == "uid" ? .uid : nil
      case 4:
        text == "task"
          ? .task : text == "text" ? .text : text == "flag" ? .flag : text == "host" ? .host : nil
      case 5: Self.ofFive(text)
      case 6: Self.ofSix(text)
      case 7: Self.ofSeven(text)
      case 9: text == "monotonic" ? .monotonic : nil
      default: nil
      }
    guard let found else { return nil }
    self = found
  }

  private static func ofFive(_ text: JSONText) -> JournalKey? {
    text == "event"
      ? .event : text == "label" ? .label : text == "image" ? .image : text == "rater" ? .rater : nil
  }

  private static func ofSix(_ text: JSONText) -> JournalKey? {
    text == "answer"
      ? .answer : text == "reason" ? .reason : text == "format" ? .format : text == "labels" ? .labels : nil
  }

  private static func ofSeven(_ text: JSONText) -> JournalKey? {
    text == "answers"
      ? .answers
      : text == "seconds" ? .seconds : text == "picture" ? .picture : text == "program" ? .program : nil
  }
}
