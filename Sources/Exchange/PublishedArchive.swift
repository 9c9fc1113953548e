import Aggregation
import NumPyFiles
import Ratings

/// One archive of answers in the published layout: `ids`, `info` and `tensor`.
struct PublishedArchive: Sendable {
  let path: String
  let archive: NumPyArchive
  /// The ids of the raters, none twice.
  let ids: [Int]
  let questionCount: Int

  /// Opens an archive, reads the ids and makes sure that the shapes agree.
  init(_ path: String) throws(ExchangeError) {
    do throws(NumPyError) {
      self.path = path
      archive = try NumPyArchive(path: path)
      let list = try archive.array("ids")
      try list.requireShape([nil])
      ids = try list.values(of: Int64.self).map { Int($0) }
      let tensor = try archive.array("tensor")
      try tensor.requireShape([ids.count, nil, Answer.allCases.count])
      questionCount = tensor.header.shape[1]
      try archive.array("info").requireShape([questionCount, 2])
    } catch {
      throw ExchangeError(error)
    }
    var seen: Set<Int> = []
    if let twice = ids.first(where: { !seen.insert($0).inserted }) {
      throw self.error("ids.npy", "rater \(twice) stands there twice")
    }
  }

  /// Pairs the questions with the votes on them.
  func table(_ rows: [VoteTable.Row], _ votes: VoteMatrix) throws(ExchangeError) -> VoteTable {
    do throws(AggregationError) {
      return try VoteTable(rows: rows, matrix: votes)
    } catch .votes(.questionTwice(let row)) {
      let places = rows.indices.filter { rows[$0] == row }
      throw error(
        "info.npy",
        "rows \(places[0]) and \(places[1]) are the same question, label \(row.label) of "
          + PublishedName.file(ofImage: row.image))
    } catch {
      throw self.error("tensor.npy", error.description)
    }
  }

  func error(_ member: String, _ reason: String) -> ExchangeError {
    ExchangeError(file: path, place: member, reason: reason)
  }
}
