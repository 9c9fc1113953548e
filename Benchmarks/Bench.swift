import Glibc

/// Measures the built programs and prints Markdown: `make bench`.
@main
struct Bench {
  /// What is measured, in this order; SUBJECTS in the environment names some of them. Those that measure others' memory come
  /// first, while this program has had little itself.
  private static let subjects: [(name: String, measure: @Sendable (Setup) throws -> Void)] = [
    ("npz", measureArchives),
    ("journals", measureJournals),
    ("em", measureEM),
    ("proposals", measureProposals),
    ("evaluation", measureEvaluation),
    ("report", measureReport),
    ("disk", measureDisk),
    ("answer", measureAnswers),
    ("submit", measureSubmits),
    ("start", measureStart),
    ("big", measureBig),
    ("memory", measureMemory),
    ("raters", measureRaters),
  ]

  static func main() {
    do {
      switch CommandLine.arguments.dropFirst().first {
      case "em-rounds": return try serveEMRounds(CommandLine.arguments.dropFirst(2))
      case "rate-along": return try rateAlong(CommandLine.arguments.dropFirst(2))
      case "pool-rounds": return try servePoolingRounds(CommandLine.arguments.dropFirst(2))
      case "search-rounds": return try serveSearchRounds()
      case "cut-rounds": return try serveCuttingRounds(CommandLine.arguments.dropFirst(2))
      case "em-scores": return try printEMScores(CommandLine.arguments.dropFirst(2))
      default: break
      }
      let setup = try Setup(CommandLine.arguments)
      report("Machine: \(Machine.description(disk: setup.scratch)). Load before: \(Machine.load).\n")
      for subject in subjects where isWanted(subject.name) { try subject.measure(setup) }
      report("Load afterwards: \(Machine.load).")
    } catch {
      write("reassess-bench: \(error)", to: STDERR_FILENO)
      exit(1)
    }
  }

  private static func isWanted(_ subject: String) -> Bool {
    // Eight hours' work, three times over, takes longer than all the others.
    guard let wanted = getenv("SUBJECTS") else { return subject != "memory" }
    return String(cString: wanted).split(separator: " ").contains { $0 == subject }
  }
}

/// Prints a table or a line at once: a run takes minutes.
func report(_ text: some CustomStringConvertible) { write(text.description, to: STDOUT_FILENO) }

private func write(_ text: String, to descriptor: Int32) {
  var rest = Array((text + "\n").utf8)[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    guard count > 0 else { return }
    rest = rest.dropFirst(count)
  }
}
