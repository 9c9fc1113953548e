import Ratings

/// The tasks of a campaign in the order of `tasks.jsonl`, found by position and by name.
///
/// Kept as flat columns: 40,000 tasks cost a few megabytes and no allocation each.
public struct TaskList: Sendable {
  /// The tasks' names by position.
  public private(set) var ids = NameTable()
  /// Whether the tasks are mistakes, whose one question is the prediction: they get verdicts in place of answers.
  public let areMistakes: Bool
  /// The names of all images that tasks may be about.
  public private(set) var images: NameTable
  /// The position of each task's image in `images`.
  public private(set) var imagePositions: [Int32] = []
  /// The name of each task's image, where known: journals go through the tasks in their order, while the images are
  /// scattered, and each would wait for memory.
  @usableFromInline private(set) var imageNames: TextColumn?
  /// The candidates of all tasks, one task's after another's.
  @usableFromInline package private(set) var labels: [Int] = []
  /// Where each task's candidates begin in `labels`, and where the last one's end.
  @usableFromInline private(set) var labelStarts: [Int32] = [0]
  /// What each task is for.
  public private(set) var purposes: [RatingTask.Purpose] = []
  private var repeated: [Int: String] = [:]

  /// An empty list of tasks about these images.
  public init(images: NameTable, areMistakes: Bool = false) {
    self.images = images
    self.areMistakes = areMistakes
  }

  /// A list of tasks; of two tasks with one name the first stays.
  public init(_ tasks: some Sequence<RatingTask>, areMistakes: Bool = false) {
    var names = NameTable()
    for task in tasks { _ = names.insert(task.image) }
    self.init(images: names, areMistakes: areMistakes)
    for task in tasks {
      guard let image = names.position(of: task.image) else { continue }
      append(
        id: task.id.utf8Span.span, image: image, candidates: task.candidates.span,
        purpose: task.purpose, of: task.of)
    }
  }

  /// Makes room for so many tasks; memory that stays unused costs nothing.
  public mutating func reserve(_ count: Int) {
    ids.reserve(count)
    imagePositions.reserveCapacity(count)
    labels.reserveCapacity(count * RatingTask.mostCandidates)
    labelStarts.reserveCapacity(count + 1)
    purposes.reserveCapacity(count)
  }

  /// Adds a task at the end; false, and nothing added, when its name is there already.
  ///
  /// `image` is a position in `images`.
  @discardableResult
  public mutating func append(
    id: Span<UInt8>, image: Int, candidates: Span<Int>, purpose: RatingTask.Purpose = .rating,
    of: String? = nil
  ) -> Bool {
    guard ids.insert(id).isNew else { return false }
    imageNames = nil
    if let of { repeated[imagePositions.count] = of }
    imagePositions.append(Int32(image))
    candidates.withUnsafeBufferPointer { labels.append(contentsOf: $0) }
    labelStarts.append(Int32(labels.count))
    purposes.append(purpose)
    return true
  }

  /// Says which images there are, and the position of each task's among them and its name, after the tasks were
  /// added.
  public mutating func setImages(_ images: NameTable, at positions: [Int32], names: TextColumn) {
    precondition(positions.count == count && names.count == count, "each task has an image")
    self.images = images
    imagePositions = positions
    imageNames = names
  }

  /// The position of the task with that name, or nil.
  public func position(of id: String) -> Int? { ids.position(of: id) }

  /// The position of the task with that name, or nil; quick where it is the one at `last` or the next, as mostly in
  /// journals.
  @inlinable @inline(__always)
  public func position(of id: Span<UInt8>, after last: Int) -> Int? {
    if last >= 0, ids.isName(id, at: last) { return last }
    return ids.position(of: id, after: last)
  }

  /// Whether the task at a position is about the image of that name.
  @inlinable @inline(__always)
  public func isImage(_ name: Span<UInt8>, at position: Int) -> Bool {
    imageNames?.equals(name, at: position) ?? images.isName(name, at: image(at: position))
  }

  /// The name of the task at a position.
  public func id(at position: Int) -> String { ids[position] }

  /// The task's image, as a position in `images`.
  @inlinable @inline(__always)
  public func image(at position: Int) -> Int { Int(imagePositions[position]) }

  /// How many candidates the task has.
  @inlinable @inline(__always)
  public func candidateCount(at position: Int) -> Int {
    Int(labelStarts[position + 1] - labelStarts[position])
  }

  /// The candidate labels of the task, in the order shown.
  public func candidates(at position: Int) -> ArraySlice<Int> { labels[candidateRange(position)] }

  /// What the task is for.
  public func purpose(at position: Int) -> RatingTask.Purpose { purposes[position] }

  /// The position of the task that a repeat repeats, or nil.
  public func original(of position: Int) -> Int? {
    repeated[position].flatMap { ids.position(of: $0) }
  }

  /// The place of a label among the task's candidates, or nil.
  @inlinable @inline(__always)
  public func candidate(_ label: Int, at position: Int) -> Int? {
    let (start, end) = (Int(labelStarts[position]), Int(labelStarts[position + 1]))
    var index = start
    while index < end {
      if labels[index] == label { return index - start }
      index += 1
    }
    return nil
  }

  /// The same, quick where the label is at the expected place: ratings mostly have the order of the candidates.
  @inlinable @inline(__always)
  public func candidate(_ label: Int, at position: Int, expectedAt place: Int) -> Int? {
    let index = Int(labelStarts[position]) + place
    if index < Int(labelStarts[position + 1]), labels[index] == label { return place }
    return candidate(label, at: position)
  }

  private func candidateRange(_ position: Int) -> Range<Int> {
    Int(labelStarts[position])..<Int(labelStarts[position + 1])
  }
}

extension TaskList: TaskColumns {
  /// 0: positions count from 0 in the order of the file.
  @inlinable
  public var startIndex: Int { 0 }
  /// How many tasks there are.
  @inlinable
  public var endIndex: Int { imagePositions.count }
  /// The candidates of all tasks, one task's after another's.
  public var candidateLabels: [Int] { labels }
  /// Where each task's candidates begin in `candidateLabels`, and where the last one's end.
  public var candidateStarts: [Int32] { labelStarts }

  /// The task at a position, made on demand.
  public subscript(position: Int) -> RatingTask {
    RatingTask(
      id: ids[position], image: images[image(at: position)], candidates: Array(candidates(at: position)),
      purpose: purposes[position], of: repeated[position])
  }
}
