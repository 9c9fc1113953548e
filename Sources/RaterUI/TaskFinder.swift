import RatingStore
import Ratings

/// Finds the rater's own tasks by what a rater can see of them: labels, answers, flags, notes and the task's number.
///
/// Every word of a query must be found in one label of the task and its answer, or in what was remarked on the task.
/// The words for Yes, No and Maybe mean the answer. A set of words is a bit mask, so that tens of thousands of tasks take a
/// few milliseconds a key.
struct TaskFinder {
  /// A task that fits a query.
  struct Match: Equatable, Sendable {
    /// Which of the rater's tasks it is, counted from 1.
    var number: Int
    var position: Int
    /// The label that the words were found in; nil: they were found in what was remarked, or there are none.
    var candidate: Int?
  }

  private let words: [[UInt8]]
  /// The words that are numbers.
  private let byNumber: [Int: UInt64]
  private let everyWord: UInt64
  private let byAnswer: [Answer: UInt64]
  private let isAnswer: UInt64

  /// More words than this are not looked at.
  private static let mostWords = 32

  private let phrases: any Phrases

  init(query: String, _ phrases: any Phrases) {
    self.phrases = phrases
    words = query.split(separator: " ").prefix(Self.mostWords).map { Array($0.lowercased().utf8) }
    everyWord = (1 << UInt64(words.count)) - 1
    let words = words
    byAnswer = Dictionary(
      uniqueKeysWithValues: Answer.allCases.map { answer in
        (answer, Self.bits(words) { Self.isPart($0, of: phrases.word(for: answer)) })
      })
    byNumber = Dictionary(
      words.indices.compactMap { index in
        Int(String(decoding: words[index], as: UTF8.self)).map { ($0, 1 << UInt64(index)) }
      }, uniquingKeysWith: |)
    isAnswer = byAnswer.values.reduce(0, |)
  }

  /// The tasks of the trail that fit, last first; all of them when there is no word.
  func find(on trail: [Int], _ progress: RaterProgress, labels: LabelTable) -> [Match] {
    let inLabels = Dictionary(labels.all.map { ($0.index, found(in: $0.name)) }) { first, _ in first }
    let inRemarks = remarkTexts(progress).mapValues(found)
    return trail.indices.reversed().compactMap { place in
      let position = trail[place]
      let around = byNumber[place + 1, default: 0] | inRemarks[position, default: 0]
      let match = Match(number: place + 1, position: position)
      if around == everyWord { return match }
      let answers = progress.answers(of: position)
      for (candidate, label) in progress.tasks.candidates(at: position).enumerated() {
        let answered = answers[candidate].flatMap { byAnswer[$0] } ?? 0
        if around | answered | inLabels[label, default: 0] == everyWord {
          return Match(number: match.number, position: position, candidate: candidate)
        }
      }
      return nil
    }
  }

  /// The words that a text holds; those that mean an answer are not looked for.
  private func found(in text: String) -> UInt64 {
    let text = Array(text.lowercased().utf8)
    return Self.bits(words) { Self.holds(text, $0) } & ~isAnswer
  }

  /// Whether a word is one of a text's.
  private static func isPart(_ word: [UInt8], of text: String) -> Bool {
    text.lowercased().split(separator: " ").contains { $0.utf8.elementsEqual(word) }
  }

  private static func bits(_ words: [[UInt8]], where fits: ([UInt8]) -> Bool) -> UInt64 {
    var bits: UInt64 = 0
    for (index, word) in words.enumerated() where fits(word) { bits |= 1 << UInt64(index) }
    return bits
  }

  private static func holds(_ text: [UInt8], _ word: [UInt8]) -> Bool {
    guard text.count >= word.count else { return false }
    return (0...text.count - word.count).contains { start in
      text[start...].starts(with: word)
    }
  }

  /// What was remarked on each task, in the words that the screen has for it.
  private func remarkTexts(_ progress: RaterProgress) -> [Int: String] {
    progress.remarks.reduce(into: [:]) { texts, remark in
      let words = [
        remark.kind == .skip ? phrases.skippedWord : nil, remark.reason.map(phrases.name(ofFlag:)),
      ]
      texts[remark.task, default: ""] += (words + [remark.text]).compactMap { $0.map { " " + $0 } }.joined()
    }
  }
}
