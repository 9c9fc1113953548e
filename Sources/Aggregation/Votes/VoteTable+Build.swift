public import Ratings

extension VoteTable {
  /// Collects the votes from the ratings of tasks for these purposes.
  ///
  /// Ratings made without a picture are left out unless `includingUnseen`.
  public init(
    _ ratings: CampaignRatings, purposes: Set<RatingTask.Purpose> = [.rating], includingUnseen: Bool = false
  ) {
    let questions = Questions(ratings, purposes: purposes)
    let entries = ratings.entries(for: purposes, includingUnseen: includingUnseen)
    var starts = [UInt32](repeating: 0, count: questions.rows.count + 1)
    questions.forEachVote(in: ratings, entries: entries) { row, _ in starts[row + 1] += 1 }
    for row in questions.rows.indices { starts[row + 1] += starts[row] }

    var next = starts
    let (raters, answers) = (ratings.raters.count, Answer.allCases.count)
    var codes = PackedIntegers(count: Int(starts.last ?? 0), below: raters * answers)
    questions.forEachVote(in: ratings, entries: entries) { row, code in
      codes[Int(next[row])] = code
      next[row] += 1
    }
    self.init(
      checked: questions.rows,
      matrix: VoteMatrix(raterCount: raters, answerCount: answers, starts: starts, codes: codes))
  }
}

/// The questions that tasks ask, each once, and where each candidate of each task finds its own.
private struct Questions {
  var rows: [VoteTable.Row] = []
  /// The row of each candidate, task after task.
  var rowOfCandidate: [Int32] = []
  /// Where a task's candidates begin in `rowOfCandidate`; tasks for other purposes have none.
  var firstCandidate: [Int] = []

  init(_ ratings: CampaignRatings, purposes: Set<RatingTask.Purpose>) {
    var places: [VoteTable.Row: Int32] = [:]
    for (task, image) in zip(ratings.tasks, ratings.imageOfTask) {
      firstCandidate.append(rowOfCandidate.count)
      guard purposes.contains(task.purpose) else { continue }
      for label in task.candidates {
        let row = VoteTable.Row(image: image, label: label)
        let place = places[row] ?? Int32(rows.count)
        if Int(place) == rows.count {
          places[row] = place
          rows.append(row)
        }
        rowOfCandidate.append(place)
      }
    }
  }

  /// Calls with the row and the vote's code, rater after rater; a rater's second answer to a row is dropped.
  func forEachVote(
    in ratings: CampaignRatings, entries: [RatingEntry], _ body: (Int, Int) -> Void
  ) {
    var lastRater = [Int](repeating: -1, count: rows.count)
    for entry in entries {
      let first = firstCandidate[entry.task]
      for (candidate, answer) in ratings.answers(of: entry).enumerated() {
        let row = Int(rowOfCandidate[first + candidate])
        guard lastRater[row] != entry.rater else { continue }
        lastRater[row] = entry.rater
        body(row, entry.rater * Answer.allCases.count + answer.number)
      }
    }
  }
}
