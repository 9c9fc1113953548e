public import Ratings

/// Cuts an image's candidates into tasks of at most eight, as few as there can be.
///
/// Candidates stand in the taxonomy's order, so that what must be told apart stands together, and by no model's score. They are
/// cut where that costs least, by dynamic programming over the places to cut: a task of n candidates at a mean distance d from
/// each other costs
///
///     n d + D (n - m)^2 / 16
///
/// where m is the mean size of the image's tasks and D the mean distance of all its candidates: kindred labels stay together,
/// and what is all alike is balanced.
public struct TaskCutter: Sendable {
  private let taxonomy: Taxonomy
  private let most: Int

  /// Makes a cutter.
  public init(_ taxonomy: Taxonomy, most: Int = RatingTask.mostCandidates) {
    (self.taxonomy, self.most) = (taxonomy, most)
  }

  /// The tasks' candidates; none for no label.
  public func cut(_ labels: [Int]) -> [[Int]] {
    let labels = labels.sorted { taxonomy.ranks[$0] < taxonomy.ranks[$1] }
    let taskCount = (labels.count + most - 1) / most
    guard taskCount > 1 else { return labels.isEmpty ? [] : [labels] }
    let ends = CheapestEnds(costs(labels, taskCount: taskCount), taskCount: taskCount)
    return ends.pieces().map { Array(labels[$0]) }
  }

  /// The cost of each task by its first candidate and its size less one.
  private func costs(_ labels: [Int], taskCount: Int) -> [[Double]] {
    let count = labels.count
    var distances = [Int](repeating: 0, count: count * count)
    for last in labels.indices {
      for first in 0..<last {
        distances[last * count + first] = taxonomy.distance(labels[first], labels[last])
      }
    }
    let mean = Double(distances.reduce(0, +)) / Double(count * (count - 1) / 2)
    let size = Double(count) / Double(taskCount)
    return labels.indices.map { first in
      var sum = 0
      return (first..<min(first + most, count)).map { last in
        sum += distances[last * count + first..<last * count + last].reduce(0, +)
        let others = Double(last - first)
        // Of n candidates there are n (n - 1) / 2 pairs.
        let spread = others > 0 ? 2 * Double(sum) / others : 0
        return spread + mean * (others + 1 - size) * (others + 1 - size) / 16
      }
    }
  }
}

/// The cheapest way to cut a row of candidates into so many pieces.
private struct CheapestEnds {
  private let costs: [[Double]]
  private let taskCount: Int
  /// For each number of tasks, then each number of candidates in them: the least cost, and the size of the last task.
  private var best: [[(cost: Double, size: Int)]]

  init(_ costs: [[Double]], taskCount: Int) {
    (self.costs, self.taskCount) = (costs, taskCount)
    let none = (cost: Double.infinity, size: 0)
    best = Array(repeating: Array(repeating: none, count: costs.count + 1), count: taskCount + 1)
    best[0][0].cost = 0
    for tasks in 1...taskCount { addTask(tasks) }
  }

  private mutating func addTask(_ tasks: Int) {
    for first in costs.indices where best[tasks - 1][first].cost < .infinity {
      for (place, cost) in costs[first].enumerated() {
        let sum = best[tasks - 1][first].cost + cost
        let end = first + place + 1
        if sum < best[tasks][end].cost { best[tasks][end] = (sum, place + 1) }
      }
    }
  }

  func pieces() -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var end = costs.count
    for tasks in stride(from: taskCount, to: 0, by: -1) {
      pieces.append(end - best[tasks][end].size..<end)
      end = pieces[pieces.count - 1].lowerBound
    }
    return pieces.reversed()
  }
}
