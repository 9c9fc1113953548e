import Ratings

/// The questions of tasks of which no two ask the same, as is usual: a task's questions are rows that follow each
/// other, so that no table is needed to find them.
struct QuestionsAskedOnce {
  /// The questions, in the order that the tasks ask them.
  let rows: [VoteTable.Row]
  /// The first row of each task, and at the end the number of rows; a task for another purpose has none.
  private let firstRows: [Int]

  /// More tasks of one image are looked up in a table: each is compared with all before it.
  private static let mostTasksOfImage = 16

  /// Nil when a question is asked twice, or it would take long to make sure that none is.
  init?(_ ratings: CampaignRatings, purposes: Set<RatingTask.Purpose>) {
    let isAsked = ratings.purposeOfTask.map(purposes.contains)
    guard Self.areAskedOnce(ratings, isAsked) else { return nil }
    var rows: [VoteTable.Row] = []
    rows.reserveCapacity(ratings.candidateLabels.count)
    var firstRows = [0]
    firstRows.reserveCapacity(isAsked.count + 1)
    for (task, image) in ratings.imageOfTask.enumerated() {
      if isAsked[task] {
        for place in ratings.candidates(of: task) {
          rows.append(VoteTable.Row(image: image, label: ratings.candidateLabels[place]))
        }
      }
      firstRows.append(rows.count)
    }
    (self.rows, self.firstRows) = (rows, firstRows)
  }

  private static func areAskedOnce(_ ratings: CampaignRatings, _ isAsked: [Bool]) -> Bool {
    let labels = ratings.candidateLabels
    /// The tasks of each image so far form a chain, the last one first; -1 ends it.
    var last = [Int32](repeating: -1, count: ratings.images.count)
    var before = [Int32](repeating: -1, count: isAsked.count)
    for (task, image) in ratings.imageOfTask.enumerated() where isAsked[task] {
      let candidates = ratings.candidates(of: task)
      for place in candidates {
        for other in candidates.lowerBound..<place where labels[other] == labels[place] { return false }
      }
      var (earlier, count) = (last[image], 1)
      while earlier >= 0 {
        for other in ratings.candidates(of: Int(earlier)) {
          for place in candidates where labels[other] == labels[place] { return false }
        }
        count += 1
        earlier = before[Int(earlier)]
      }
      if count > mostTasksOfImage { return false }
      before[task] = last[image]
      last[image] = Int32(task)
    }
    return true
  }

  /// The votes on the rows: each row of a task has as many as the task has ratings, and they lie close to each other.
  func votes(_ ratings: CampaignRatings, includingUnseen: Bool) -> VoteMatrix {
    let answerCount = Answer.allCases.count
    let counts = counts(ratings, includingUnseen)
    let starts = starts(counts)
    let limit = ratings.raters.count * answerCount
    var codes = PackedIntegers(count: Int(starts[rows.count]), below: limit)
    var taken = [UInt32](repeating: 0, count: counts.count)
    for (rater, placed) in ratings.placed.enumerated() {
      for rating in placed.ratings where includingUnseen || rating.picture != .none {
        let task = rating.task
        let questions = firstRows[task]..<firstRows[task + 1]
        if questions.isEmpty { continue }
        let (first, step) = (Int(starts[questions.lowerBound] + taken[task]), Int(counts[task]))
        codes.set(questions.count, from: first, step: step) { candidate in
          rater * answerCount + rating.answerNumber(candidate)
        }
        taken[task] += 1
      }
    }
    return VoteMatrix(
      raterCount: ratings.raters.count, answerCount: answerCount, starts: starts, codes: codes)
  }

  /// How many ratings of each task count.
  private func counts(_ ratings: CampaignRatings, _ includingUnseen: Bool) -> [UInt32] {
    var counts = [UInt32](repeating: 0, count: ratings.tasks.count)
    for placed in ratings.placed {
      for rating in placed.ratings where includingUnseen || rating.picture != .none {
        counts[rating.task] += 1
      }
    }
    return counts
  }

  private func starts(_ counts: [UInt32]) -> [UInt32] {
    var starts: [UInt32] = [0]
    starts.reserveCapacity(rows.count + 1)
    var start: UInt32 = 0
    for task in counts.indices {
      for _ in firstRows[task]..<firstRows[task + 1] {
        start += counts[task]
        starts.append(start)
      }
    }
    return starts
  }
}
