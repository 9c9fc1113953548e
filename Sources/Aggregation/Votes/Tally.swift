public import Ratings

/// How many answers of each kind a question, or a rater, has.
public struct Tally: Equatable, Sendable {
  /// In 32 bits each, as there are hundreds of thousands of tallies.
  private var counts: (no: UInt32, maybe: UInt32, yes: UInt32)

  /// Makes a tally from its three counts.
  public init(no: Int = 0, maybe: Int = 0, yes: Int = 0) {
    counts = (UInt32(no), UInt32(maybe), UInt32(yes))
  }

  /// How many said no.
  public var no: Int {
    get { Int(counts.no) }
    set { counts.no = UInt32(newValue) }
  }

  /// How many said maybe.
  public var maybe: Int {
    get { Int(counts.maybe) }
    set { counts.maybe = UInt32(newValue) }
  }

  /// How many said yes.
  public var yes: Int {
    get { Int(counts.yes) }
    set { counts.yes = UInt32(newValue) }
  }

  /// Whether all three counts are the same.
  public static func == (one: Tally, other: Tally) -> Bool { one.counts == other.counts }

  /// How many answers there are.
  public var total: Int { no + maybe + yes }

  /// How many answers of one kind there are.
  public subscript(answer: Answer) -> Int {
    get {
      switch answer {
      case .no: no
      case .maybe: maybe
      case .yes: yes
      }
    }
    set {
      switch answer {
      case .no: no = newValue
      case .maybe: maybe = newValue
      case .yes: yes = newValue
      }
    }
  }
}
