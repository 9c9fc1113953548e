import Ratings

/// What Label Studio's tasks, annotations and labelling configuration have in common here.
///
/// Each candidate of a task has a block of choices of its own, `answer1` to `answer8` in the order of the task, so
/// that No and unanswered stay apart; the label it asks about is in the task's data. The configuration is the same
/// for every task of a project.
///
/// Source: labelstud.io/guide/task_format, /guide/export, /tags/choices.
enum LabelStudioLayout {
  /// The name of the picture's tag, and the key of its address.
  static let image = "image"

  /// The name of a candidate's block of choices.
  static func block(_ candidate: Int) -> String { "answer\(candidate + 1)" }
  /// The key of the name of a candidate's label.
  static func label(_ candidate: Int) -> String { "label\(candidate + 1)" }
  /// The key of its definition.
  static func definition(_ candidate: Int) -> String { "definition\(candidate + 1)" }

  /// The candidate of a block, or nil.
  static func candidate(ofBlock name: String) -> Int? {
    (0..<RatingTask.mostCandidates).first { block($0) == name }
  }

  /// What the choice for an answer is called.
  static func choice(_ answer: Answer) -> String {
    switch answer {
    case .no: "No"
    case .maybe: "Maybe"
    case .yes: "Yes"
    }
  }

  /// The answer that a choice stands for, or nil.
  static func answer(ofChoice name: String) -> Answer? {
    Answer.allCases.first { choice($0) == name }
  }

  /// The labelling configuration of a project whose tasks have so many candidates at most.
  static func configuration(candidates: Int) -> String {
    let blocks = (0..<candidates).map { candidate in
      """
        <Header value="$\(label(candidate))" size="5"/>
        <Text name="\(definition(candidate))" value="$\(definition(candidate))"/>
        <Choices name="\(block(candidate))" toName="\(image)" choice="single-radio" showInline="true">
          <Choice value="Yes"/>
          <Choice value="No"/>
          <Choice value="Maybe"/>
        </Choices>

      """
    }
    return """
      <View>
        <Image name="\(image)" value="$\(image)"/>
      \(blocks.joined())</View>

      """
  }
}

/// Text as part of a URL's query: all but letters, digits and `-._~/` as `%XX` (RFC 3986).
func percentEncoded(_ text: String) -> String {
  var result = ""
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"), UInt8(ascii: "/"):
      result.unicodeScalars.append(Unicode.Scalar(byte))
    default:
      let digits = String(byte, radix: 16, uppercase: true)
      result += byte < 16 ? "%0\(digits)" : "%\(digits)"
    }
  }
  return result
}
