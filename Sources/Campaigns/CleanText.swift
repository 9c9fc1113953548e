import JSONLines

/// The most characters of a message.
private let longestMessage = 300

/// Text that may hold anything, made fit for one line of a message on a terminal.
///
/// Control characters, line ends and invisible marks (which can turn the reading direction) are written as
/// `\u{1B}`; what is too long is cut.
func cleaned(_ text: String) -> String {
  var result = ""
  for (count, scalar) in text.unicodeScalars.enumerated() {
    if count == longestMessage { return result + "…" }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate:
      result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
    default:
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}

extension FileProblem {
  /// The same problem, its file name and message made fit for a terminal.
  var cleaned: FileProblem {
    FileProblem(
      file: Campaigns.cleaned(file), line: line, column: column, message: Campaigns.cleaned(message))
  }
}
