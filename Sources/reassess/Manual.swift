import ArgumentParser
import RaterUI

/// Prints the manual page; `make install` puts it in place.
struct Manual: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Print the manual page (troff, man macros).",
    discussion: "Example: reassess manual | man -l -",
    shouldDisplay: false)

  func run() throws {
    try printData(page)
  }

  private var page: String { Self.head + commands + keys + Self.tail }

  private static let head = """
    .TH REASSESS 1 "" "Reassess \(Reassess.version)" "User commands"
    .SH NAME
    reassess \\- find out what is really in a picture
    .SH SYNOPSIS
    .B reassess
    .I COMMAND
    .RI [ CAMPAIGN ]
    .RI [ OPTIONS ]
    .SH DESCRIPTION
    \(escaped(Reassess.configuration.discussion))

    """

  private var commands: String {
    ".SH COMMANDS\n" + Self.sections(of: Reassess.self, named: [])
  }

  /// A section for each command below another, each followed by those below itself.
  private static func sections(of parent: any ParsableCommand.Type, named names: [String]) -> String {
    parent.configuration.subcommands.filter { $0.configuration.shouldDisplay }.map { command in
      let names = names + [command._commandName]
      let help = escaped(Reassess.helpMessage(for: command, columns: 72))
      let section = ".SS \(escaped(names.joined(separator: " ")))\n.nf\n\(help)\n.fi\n"
      return section + sections(of: command, named: names)
    }.joined()
  }

  private var keys: String {
    Self.section("KEYS", .standard) + Self.section("KEYS OF REVIEWERS", .review)
  }

  private static func section(_ title: String, _ keys: RatingKeys) -> String {
    ".SH \(title)\n"
      + keys.lines().map { ".TP\n.B \(escaped($0.keys))\n\(escaped($0.help))\n" }.joined()
  }

  private static let tail = """
    .SH ENVIRONMENT
    .TP
    .B NO_COLOR
    When not empty: no colours.
    .TP
    .B COLORTERM
    truecolor or 24bit: pictures in 24\\-bit colours.
    .TP
    .BR TERM ", " TERM_PROGRAM ", " LC_TERMINAL ", " TMUX ", " STY ", " SSH_CONNECTION ", " SSH_TTY
    Beside what the terminal answers, how pictures reach it;
    .B reassess doctor
    says how and why.
    .TP
    .BR LC_ALL ", " LC_MESSAGES ", " LANG
    The language of the rating screen and of \\-\\-plain: English, Korean or Japanese.
    .SH FILES
    .TP
    .I $XDG_CONFIG_HOME/reassess/config.json
    Keys, theme, mouse, language and more; ~/.config in place of the variable where it is not set.
    .SH SEE ALSO
    .BR reassess\\-preview (1)

    """

  /// Text as troff prints it: no backslash, leading dot or hyphen with a meaning of its own.
  static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
      .split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.hasPrefix(".") || $0.hasPrefix("'") ? "\\&" + $0 : String($0) }
      .joined(separator: "\n")
  }
}
