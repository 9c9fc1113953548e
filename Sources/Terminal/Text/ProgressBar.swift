/// A bar on one line that shows how far long work is. It is a value: it says what to write, and writes nothing.
///
/// Short work shows nothing at all; and what was shown is gone when the work ends.
public struct ProgressBar: Sendable {
  /// Work that takes less, in seconds, shows nothing.
  public static let patience = 1.0
  /// How often, in seconds, the line changes at most.
  public static let interval = 0.1

  /// What is being done, such as `Reading raters.npz`.
  private let work: String
  /// When it may next change.
  private var next: Double
  private var shown: Int?

  /// The longest text, so that the line fits on 80 columns.
  private static let longestWork = 40
  private static let barColumns = 30
  /// To the start of the line, and nothing right of it (ECMA-48 EL).
  private static let clear = "\r\u{1B}[K"

  /// Begins at a time in seconds, of any clock that does not go back.
  public init(_ work: String, at time: Double) {
    self.work = String(cleaned(work).prefix(Self.longestWork))
    next = time + Self.patience
  }

  /// What to write when so much is done, from 0 to 1; nil: nothing.
  public mutating func update(_ share: Double, at time: Double) -> String? {
    guard time >= next else { return nil }
    next = time + Self.interval
    let percent = Int((min(max(share.isNaN ? 0 : share, 0), 1) * 100).rounded(.down))
    guard percent != shown else { return nil }
    shown = percent
    let done = percent * Self.barColumns / 100
    let bar = String(repeating: "#", count: done) + String(repeating: ".", count: Self.barColumns - done)
    return "\(Self.clear)\(work) [\(bar)] \(percent) %"
  }

  /// What to write when the work has ended, one way or the other; nil: nothing was shown.
  public mutating func end() -> String? {
    guard shown != nil else { return nil }
    shown = nil
    return Self.clear
  }
}
