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
    let raters = ratings.raters.count
    let votes =
      questions.areAskedOnce
      ? questions.votes(askedOnceIn: ratings, entries, raters: raters)
      : questions.votes(in: ratings, entries, raters: raters)
    self.init(
      checked: questions.rows,
      matrix: VoteMatrix(
        raterCount: raters, answerCount: answerCount, starts: votes.starts, codes: votes.codes))
  }
}

private let answerCount = Answer.allCases.count

/// The questions that tasks ask, each once, and where each candidate of each task finds its own.
private struct Questions {
  let rows: [VoteTable.Row]
  /// The row of each candidate, counted over all tasks; -1 of tasks for other purposes.
  private var rowOfCandidate: [Int32]
  /// Whether no two tasks ask the same question, so that a task's rows follow each other.
  let areAskedOnce: Bool

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
    areAskedOnce = rows.count == rowOfCandidate.count { $0 >= 0 }
  }

  /// Where each row's votes begin, and the votes' codes.
  typealias Votes = (starts: [UInt32], codes: PackedIntegers)

  /// The votes when no two tasks ask the same question: each of a task's rows has as many as the task has ratings, and
  /// they lie close to each other.
  func votes(askedOnceIn ratings: CampaignRatings, _ entries: [RatingEntry], raters: Int) -> Votes {
    var counts = [UInt32](repeating: 0, count: ratings.tasks.count)
    for entry in entries { counts[entry.task] += 1 }
    var starts: [UInt32] = [0]
    starts.reserveCapacity(rows.count + 1)
    for task in counts.indices {
      for candidate in ratings.candidateStarts[task]..<ratings.candidateStarts[task + 1]
      where rowOfCandidate[candidate] >= 0 {
        starts.append(starts[starts.count - 1] + counts[task])
      }
    }
    var codes = PackedIntegers(count: Int(starts[rows.count]), below: raters * answerCount)
    var taken = [UInt32](repeating: 0, count: counts.count)
    for entry in entries {
      let candidates = ratings.candidateStarts[entry.task]..<ratings.candidateStarts[entry.task + 1]
      if candidates.isEmpty { continue }
      var place = Int(starts[Int(rowOfCandidate[candidates.lowerBound])] + taken[entry.task])
      for answer in ratings.answers[entry.firstAnswer..<entry.firstAnswer + candidates.count] {
        codes[place] = entry.rater * answerCount + answer.number
        place += Int(counts[entry.task])
      }
      taken[entry.task] += 1
    }
    return (starts, codes)
  }

  /// The votes in any case, found row by row.
  func votes(in ratings: CampaignRatings, _ entries: [RatingEntry], raters: Int) -> Votes {
    var starts = [UInt32](repeating: 0, count: rows.count + 1)
    forEachVote(in: ratings, entries: entries) { row, _ in starts[row + 1] += 1 }
    for row in rows.indices { starts[row + 1] += starts[row] }
    var next = starts
    var codes = PackedIntegers(count: Int(starts.last ?? 0), below: raters * answerCount)
    forEachVote(in: ratings, entries: entries) { row, code in
      codes[Int(next[row])] = code
      next[row] += 1
    }
    return (starts, codes)
  }

  /// Calls with the row and the vote's code, rater after rater; a rater's second answer to a row is dropped.
  @inline(__always)
  private func forEachVote(
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
        body(row, entry.rater * answerCount + answer.number)
      }
    }
  }
}
