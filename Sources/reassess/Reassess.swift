import ArgumentParser
import DurableFiles
import Glibc

/// The program: arguments, wiring, exit codes.
@main
struct Reassess: ParsableCommand {
  /// The program's version, as journals and results record it.
  static let version = "0.1.0"

  // All commands have their names written down: to ask their types for them takes a millisecond at each start.
  static let configuration = CommandConfiguration(
    commandName: "reassess",
    abstract: "Find out what is really in a picture: rate, check, aggregate, and see who did what.",
    discussion: """
      CAMPAIGN is a folder, the current one by default. Data goes to stdout, messages to stderr.
      Exit codes: 0 done, 1 failed, 2 wrong usage, 128 + n ended by signal n.
      """,
    version: version,
    subcommands: [
      Rate.self, Status.self, ReleaseCommand.self, Close.self, Share.self, Check.self, Create.self,
      Propose.self, Aggregate.self, Stats.self, Evaluate.self, Report.self, Mistakes.self,
      ReviewCommand.self, Verdicts.self, Corrections.self, Import.self, Export.self, Doctor.self, Keys.self,
      Manual.self,
    ])

  static func main() {
    // A write beyond a limit or to a closed pipe is an error to be told, not a death.
    signal(SIGXFSZ, SIG_IGN)
    signal(SIGPIPE, SIG_IGN)
    do {
      try refuseHelpOnNothing(CommandLine.arguments.dropFirst())
      var command = try parseAsRoot()
      // The screens have signals of its own: they give the terminal back.
      if !(command is Rate || command is ReviewCommand) { removeUnfinishedFilesOnSignals() }
      try command.run()
    } catch {
      leave(because: error)
    }
  }

  /// The parser takes `help` with a command that there is not for `help` alone.
  private static func refuseHelpOnNothing(_ arguments: ArraySlice<String>) throws {
    guard arguments.first == "help" else { return }
    var command: any ParsableCommand.Type = Reassess.self
    for name in arguments.dropFirst().prefix(while: { !$0.hasPrefix("-") }) {
      guard let next = command.configuration.subcommands.first(where: { $0._commandName == name }) else {
        throw Failure("there is no command \(name): reassess --help lists all.", code: Failure.usage)
      }
      command = next
    }
  }

  /// Prints what the error says and ends the program with the exit code that fits.
  private static func leave(because error: any Error) -> Never {
    if let failure = error as? Failure {
      if !failure.message.isEmpty { printMessage("reassess: \(failure.message)") }
      Glibc.exit(failure.code)
    }
    let message = fullMessage(for: error)
    let code = exitCode(for: error)
    if code == .success {
      print(message)
    } else if !message.isEmpty {
      printMessage(message)
    }
    Glibc.exit(code == .validationFailure ? Failure.usage : code.rawValue)
  }
}
