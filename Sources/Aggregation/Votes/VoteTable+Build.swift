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
  let rows: [VoteTable.Row]
  /// The row of each candidate, counted over all tasks; -1 of tasks for other purposes.
  private var rowOfCandidate: [Int32]

  init(_ ratings: CampaignRatings, purposes: Set<RatingTask.Purpose>) {
    rowOfCandidate = [Int32](repeating: -1, count: ratings.candidateStarts.last ?? 0)
    var places = RowPlaces(capacity: rowOfCandidate.count)
    for (task, image) in ratings.imageOfTask.enumerated() where purposes.contains(ratings.purposeOfTask[task])
    {
      for (candidate, label) in ratings.tasks[task].candidates.enumerated() {
        let place = places.place(of: VoteTable.Row(image: image, label: label))
        rowOfCandidate[ratings.candidateStarts[task] + candidate] = Int32(place)
      }
    }
    rows = places.rows
  }

  /// Calls with the row and the vote's code, rater after rater; a rater's second answer to a row is dropped.
  @inline(__always)
  func forEachVote(
    in ratings: CampaignRatings, entries: [RatingEntry], _ body: (Int, Int) -> Void
  ) {
    var lastRater = [Int32](repeating: -1, count: rows.count)
    for entry in entries {
      let first = ratings.candidateStarts[entry.task]
      for candidate in 0..<ratings.candidateStarts[entry.task + 1] - first {
        let row = Int(rowOfCandidate[first + candidate])
        guard lastRater[row] != entry.rater else { continue }
        lastRater[row] = Int32(entry.rater)
        let answer = ratings.answers[entry.firstAnswer + candidate]
        body(row, entry.rater * Answer.allCases.count + answer.number)
      }
    }
  }
}
