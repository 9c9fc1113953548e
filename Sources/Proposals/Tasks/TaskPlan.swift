import Ratings

/// The tasks that a committee's proposals become.
///
/// Unanimous images have none. Images come in an order drawn by a seed, so that pictures of a kind do not follow each other; the
/// tasks of one image stay together. The same input and seed give the same tasks with the same names.
public struct TaskPlan: Sendable {
  /// A task: its name, its image's position, the labels' indices.
  public typealias Task = (id: String, image: Int, candidates: [Int])

  /// The tasks, in their order.
  public private(set) var tasks: [Task] = []
  /// The images that have no proposal at all: neither an original label nor a model's.
  public private(set) var withoutProposals: [Int] = []
  /// How many images need no rating, as all models agree with the original label.
  public private(set) var unanimousCount = 0
  /// For each number of candidates how many images have so many, of those that need rating.
  public private(set) var imagesByCandidates: [Int] = []
  /// How many questions of these images are asked already.
  public private(set) var askedCount = 0
  /// How many tasks the images would need at least if nothing was asked already.
  public private(set) var leastTasks = 0

  /// Makes tasks.
  ///
  /// - Parameters:
  ///   - proposals: what is to be asked.
  ///   - cutter: cuts an image's candidates into tasks.
  ///   - seed: draws the order of the images.
  ///   - isAsked: whether a task that stays asks about a label of an image already.
  ///   - firstNumber: the number of the first task's name; those are left out for which `isTaken` is true.
  ///   - isTaken: whether there is a task of that name.
  public init(
    _ proposals: CommitteeProposals, cutter: TaskCutter, seed: UInt64, firstNumber: Int = 1,
    isAsked: (_ image: Int, _ label: Int) -> Bool = { _, _ in false },
    isTaken: (String) -> Bool = { _ in false }
  ) {
    var generator = SplitMix(seed: seed)
    var number = firstNumber
    for image in (0..<proposals.pool.images.count).shuffled(using: &generator) {
      if proposals.isUnanimous(image) {
        unanimousCount += 1
        continue
      }
      let labels = proposals.proposals(of: image).map(\.label)
      if labels.isEmpty { withoutProposals.append(image) }
      note(labels.count)
      let unasked = labels.filter { !isAsked(image, $0) }
      askedCount += labels.count - unasked.count
      for candidates in cutter.cut(unasked) {
        while isTaken(Self.id(number)) { number += 1 }
        tasks.append((Self.id(number), image, candidates))
        number += 1
      }
    }
    withoutProposals.sort()
  }

  private mutating func note(_ count: Int) {
    while imagesByCandidates.count <= count { imagesByCandidates.append(0) }
    imagesByCandidates[count] += 1
    leastTasks += (count + RatingTask.mostCandidates - 1) / RatingTask.mostCandidates
  }

  /// Whether a task may be called so by a plan.
  public static func isNumbered(_ name: String) -> Bool { Int(name).map(id) == name }

  /// Six digits, or more where they do not suffice.
  private static func id(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }
}

/// Steele, Lea & Flood 2014, "Fast splittable pseudorandom number generators".
private struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return word ^ word >> 31
  }
}
