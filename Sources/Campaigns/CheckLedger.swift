import DurableFiles
import JSONLines
import RatingStore
import Ratings

extension Campaign {
  /// Looks at all lines of the ledger; where there is none, nothing is wrong.
  ///
  /// Each malformed line is a problem. Of those that are well-formed only the first that cannot be what happened next
  /// is one, and only where none before it is malformed: those after it follow from what is not known.
  func checkLedger(_ report: inout CampaignReport) {
    let path = folder.ledgerPath
    var reader = LedgerLineReader(path, tasks: tasks)
    var ledger: Ledger? = Ledger(tasks: tasks, rules: ClaimRules(settings))
    do throws(FileError) {
      var lines = try LineReader(path, calls: folder.calls)
      while let line = try lines.next() {
        guard line.isWhole else {
          let message = "the line was cut off, or is being written; it is put aside at the next claim"
          return report.notes.append(FileProblem(file: path, line: line.number, message: message))
        }
        do throws(FileProblem) {
          try check(line, &reader, &ledger, path)
        } catch {
          report.problems.append(error)
          ledger = nil
        }
      }
    } catch {
      if !error.isMissing { report.problems.append(FileProblem(file: path, message: error.reason)) }
    }
  }

  private func check(
    _ line: SourceLine, _ reader: inout LedgerLineReader, _ ledger: inout Ledger?, _ path: String
  ) throws(FileProblem) {
    let entry = try reader.entry(of: line, number: line.number)
    do throws(LedgerError) {
      try ledger?.apply(entry)
    } catch {
      throw FileProblem(file: path, line: line.number, message: "\(error)")
    }
  }
}
