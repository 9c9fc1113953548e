public import Ratings

extension VoteTable {
  /// Collects the votes from the ratings of tasks for these purposes.
  ///
  /// Ratings made without a picture are left out unless `includingUnseen`.
  public init(
    _ ratings: CampaignRatings, purposes: Set<RatingTask.Purpose> = [.rating], includingUnseen: Bool = false
  ) {
    let askedOnce =
      purposes == [.rating] ? ratings.ratingQuestions : QuestionsAskedOnce(ratings, purposes: purposes)
    if let questions = askedOnce {
      self.init(
        checked: questions.rows, matrix: questions.votes(ratings, includingUnseen: includingUnseen))
    } else {
      let questions = Questions(ratings, purposes: purposes)
      let entries = ratings.entries(for: purposes, includingUnseen: includingUnseen)
      self.init(checked: questions.rows, matrix: questions.votes(ratings, entries))
    }
  }
}

/// The questions that tasks ask, each once, and where each candidate of each task finds its own.
private struct Questions {
  let rows: [VoteTable.Row]
  /// The row of each candidate, counted over all tasks; -1 of tasks for other purposes.
  private var rowOfCandidate: [Int32]

  init(_ ratings: CampaignRatings, purposes: Set<RatingTask.Purpose>) {
    rowOfCandidate = [Int32](repeating: -1, count: ratings.candidateLabels.count)
    var places = RowPlaces(capacity: rowOfCandidate.count)
    for (task, image) in ratings.imageOfTask.enumerated() where purposes.contains(ratings.purposeOfTask[task])
    {
      for candidate in ratings.candidates(of: task) {
        let row = VoteTable.Row(image: image, label: ratings.candidateLabels[candidate])
        rowOfCandidate[candidate] = Int32(places.place(of: row))
      }
    }
    rows = places.rows
  }

  /// The votes, found row by row.
  func votes(_ ratings: CampaignRatings, _ entries: [RatingEntry]) -> VoteMatrix {
    let answerCount = Answer.allCases.count
    var starts = [UInt32](repeating: 0, count: rows.count + 1)
    forEachVote(in: ratings, entries: entries) { row, _, _ in starts[row + 1] += 1 }
    for row in rows.indices { starts[row + 1] += starts[row] }
    var next = starts
    var codes = PackedIntegers(count: Int(starts.last ?? 0), below: ratings.raters.count * answerCount)
    forEachVote(in: ratings, entries: entries) { row, rater, answer in
      codes[Int(next[row])] = rater * answerCount + answer.number
      next[row] += 1
    }
    return VoteMatrix(
      raterCount: ratings.raters.count, answerCount: answerCount, starts: starts, codes: codes)
  }

  /// Calls with row, rater and answer, rater after rater; a rater's second answer to a row is dropped.
  @inline(__always)
  private func forEachVote(
    in ratings: CampaignRatings, entries: [RatingEntry], _ body: (Int, Int, Answer) -> Void
  ) {
    var lastRater = [Int32](repeating: -1, count: rows.count)
    for entry in entries {
      for (candidate, answer) in zip(ratings.candidates(of: entry.task), ratings.answers(of: entry)) {
        let row = Int(rowOfCandidate[candidate])
        guard lastRater[row] != entry.rater else { continue }
        lastRater[row] = Int32(entry.rater)
        body(row, entry.rater, answer)
      }
    }
  }
}
