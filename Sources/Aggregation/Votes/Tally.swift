public import Ratings

/// How many answers of each kind a question, or a rater, has.
public struct Tally: Equatable, Sendable {
  /// How many said no.
  public var no: Int
  /// How many said maybe.
  public var maybe: Int
  /// How many said yes.
  public var yes: Int

  /// Makes a tally from its three counts.
  public init(no: Int = 0, maybe: Int = 0, yes: Int = 0) {
    self.no = no
    self.maybe = maybe
    self.yes = yes
  }

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
