import ArgumentParser
import RaterUI

/// Prints the manual page; `make install` puts it in place.
struct Manual: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the manual page (troff, man macros).",
    discussion: "Example: reassess manual | man -l -",
    shouldDisplay: false)

  func run() {
    print(
      """
      .TH REASSESS 1 "" "Reassess \(Reassess.version)" "User commands"
      .SH NAME
      reassess \\- find out what is really in a picture
      .SH SYNOPSIS
      .B reassess
      .I COMMAND
      .RI [ CAMPAIGN ]
      .RI [ OPTIONS ]
      .SH DESCRIPTION
      """)
    print(Self.escaped(Reassess.configuration.discussion))
    print(".SH COMMANDS")
    for command in Reassess.configuration.subcommands where command.configuration.shouldDisplay {
      let text = Reassess.helpMessage(for: command, columns: 72)
      print(".SS \(command._commandName)\n.nf\n\(Self.escaped(text))\n.fi")
    }
    print(".SH KEYS")
    for line in RatingKeys.lines {
      print(".TP\n.B \(Self.escaped(line.keys))\n\(Self.escaped(line.help))")
    }
    print(
      """
      .SH ENVIRONMENT
      .TP
      .B NO_COLOR
      When not empty: no colours.
      .TP
      .B COLORTERM
      truecolor or 24bit: pictures in 24-bit colours.
      .SH SEE ALSO
      .BR reassess-preview (1)
      """)
  }

  /// Text as troff prints it: no backslash, leading dot or hyphen with a meaning of its own.
  static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
      .split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.hasPrefix(".") || $0.hasPrefix("'") ? "\\&" + $0 : String($0) }
      .joined(separator: "\n")
  }
}
