import Ratings

/// The answers to one task's candidates, two bits each; a candidate may be unanswered.
public struct TaskAnswers: Hashable, Sendable {
  /// Two bits for each candidate, the first in the lowest: 0 no answer, 1 no, 2 maybe, 3 yes.
  public private(set) var bits: UInt16 = 0

  /// No answers.
  public init() {}

  /// The answer to the candidate at a place from 0 to 7, or nil.
  public subscript(candidate: Int) -> Answer? {
    get {
      switch bits &>> Self.shift(candidate) & 3 {
      case 1: .no
      case 2: .maybe
      case 3: .yes
      default: nil
      }
    }
    set {
      let code: UInt16 =
        switch newValue {
        case nil: 0
        case .no: 1
        case .maybe: 2
        case .yes: 3
        }
      let shift = Self.shift(candidate)
      bits = bits & ~(3 &<< shift) | code &<< shift
    }
  }

  private static func shift(_ candidate: Int) -> UInt16 { UInt16(truncatingIfNeeded: 2 &* candidate) }

  /// How many candidates have an answer.
  public var count: Int { ((bits | bits >> 1) & 0x5555).nonzeroBitCount }
}
