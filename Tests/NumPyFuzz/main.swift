// numpy-fuzz [SEED [COUNT [FIRST]]]: reads COUNT files damaged at random, from number FIRST on.
//
// After a trap, the last line printed says where to look: run again with FIRST as printed and a smaller COUNT.
import Glibc
import NumPyMutations

let numbers = CommandLine.arguments.dropFirst().compactMap { UInt64($0) }
let seed = numbers.first ?? UInt64.random(in: 0..<1_000_000_000)
let count = numbers.count > 1 ? Int(numbers[1]) : 1_000_000
let first = numbers.count > 2 ? Int(numbers[2]) : 0

let run = try MutationRun(seed: seed)
var failures = 0
for number in first..<first + count {
  if (number - first).isMultiple(of: 100_000) {
    print("seed \(seed), from case \(number)")
    // A trap loses what is not written out.
    fflush(nil)
  }
  if let message = run.check(number) {
    failures += 1
    print("seed \(seed), case \(number): \(message)")
  }
}
print("\(count) cases, \(failures) failures")
exit(failures > 0 ? 1 : 0)
