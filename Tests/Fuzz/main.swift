// fuzz [SEED [COUNT [FIRST]]]: reads COUNT files of each kind damaged at random, from number FIRST on.
//
// After a trap, the last line printed says where to look: run again with FIRST as printed and a smaller COUNT.
import Glibc
import JournalMutations
import NumPyMutations

let numbers = CommandLine.arguments.dropFirst().compactMap { UInt64($0) }
let seed = numbers.first ?? UInt64.random(in: 0..<1_000_000_000)
let count = numbers.count > 1 ? Int(numbers[1]) : 1_000_000
let first = numbers.count > 2 ? Int(numbers[2]) : 0

/// Checks all cases of a kind; how many failed.
func failures(_ kind: String, _ check: (Int) -> String?) -> Int {
  var failures = 0
  for number in first..<first + count {
    if (number - first).isMultiple(of: 100_000) {
      print("\(kind): seed \(seed), from case \(number)")
      // A trap loses what is not written out.
      fflush(nil)
    }
    if let message = check(number) {
      failures += 1
      print("\(kind): seed \(seed), case \(number): \(message)")
    }
  }
  print("\(kind): \(count) cases, \(failures) failures")
  return failures
}

let arrays = try NumPyMutations.MutationRun(seed: seed)
let journals = try JournalMutations.MutationRun(seed: seed)
let failed = failures("npy and npz", arrays.check) + failures("journals", journals.check)
exit(failed > 0 ? 1 : 0)
