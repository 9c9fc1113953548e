import Aggregation
import RatingStore
import Ratings

// Some formats know questions and answers, but no tasks. A task's ratings answer all its candidates, so the
// questions of an image that the same raters answered make tasks together.

extension NewCampaign {
  /// Adds tasks that ask the questions of a table, and the ratings that its votes make.
  ///
  /// Images stay in the order of the table, and so do an image's questions that the same raters answered, eight
  /// to a task at most. Rows are positions in `images`, and the table's raters positions in `raters`.
  mutating func add(_ votes: VoteTable, purpose: RatingTask.Purpose = .rating) {
    for rows in rowsByImage(of: votes) {
      for group in groupsWithSameRaters(rows, in: votes) {
        for start in stride(from: 0, to: group.count, by: RatingTask.mostCandidates) {
          addTask(group[start..<min(start + RatingTask.mostCandidates, group.count)], of: votes, purpose)
        }
      }
    }
  }

  /// The rows of each image together, in the order in which images and rows come first.
  private func rowsByImage(of votes: VoteTable) -> [[Int]] {
    var places = [Int?](repeating: nil, count: images.count)
    var rows: [[Int]] = []
    for (row, question) in votes.rows.enumerated() {
      if let place = places[question.image] {
        rows[place].append(row)
      } else {
        places[question.image] = rows.count
        rows.append([row])
      }
    }
    return rows
  }

  private func groupsWithSameRaters(_ rows: [Int], in votes: VoteTable) -> [[Int]] {
    var groups: [(raters: [Int], rows: [Int])] = []
    for row in rows {
      let raters = votes.matrix.votes(on: row).map(\.rater)
      if let group = groups.firstIndex(where: { $0.raters == raters }) {
        groups[group].rows.append(row)
      } else {
        groups.append((raters, [row]))
      }
    }
    return groups.map(\.rows)
  }

  private mutating func addTask(
    _ rows: ArraySlice<Int>, of votes: VoteTable, _ purpose: RatingTask.Purpose
  ) {
    guard let first = rows.first else { return }
    let image = images[votes.rows[first].image].id
    tasks.append(
      RatingTask(
        id: paddedNumber(tasks.count + 1), image: image, candidates: rows.map { votes.rows[$0].label },
        purpose: purpose))
    var ratings = votes.matrix.votes(on: first).map { ($0.rater, NewRating(task: tasks.count - 1)) }
    for (candidate, row) in rows.enumerated() {
      for (place, vote) in votes.votes(onRow: row).enumerated() {
        ratings[place].1.answers[candidate] = vote.answer
      }
    }
    for (rater, rating) in ratings { raters[rater].ratings.append(rating) }
  }
}

/// A number with at least six digits, so that names sort as numbers do.
private func paddedNumber(_ number: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
}
