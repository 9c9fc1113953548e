/// An image about which raters disagree.
public struct Dispute: Equatable, Sendable {
  /// The image's position.
  public var image: Int
  /// The rows of its questions, in the order of the table.
  public var rows: [Int]
  /// How much of it is disputed: the sum over its questions of the share of pairs of raters that gave different answers.
  ///
  /// For one question with n answers, n_a of them being a:
  ///
  ///     1 - sum over a of  n_a (n_a - 1) / ( n (n - 1) )
  ///
  /// which is what Fleiss (1971), doi:10.1037/h0031619, takes from 1; 0 where fewer than two have answered.
  public var amount: Double

  /// The images with the greatest amounts, at most so many, the greatest first and equal ones in the order of the images;
  /// those about which all agree are none.
  public static func greatest(_ count: Int, in table: VoteTable) -> [Dispute] {
    var amounts = [Double](repeating: 0, count: (table.rows.lazy.map(\.image).max() ?? -1) + 1)
    for row in table.rows.indices {
      amounts[table.rows[row].image] += disagreement(of: table.tally(ofRow: row))
    }
    let images = amounts.indices.filter { amounts[$0] > 0 }.sorted { one, other in
      amounts[one] == amounts[other] ? one < other : amounts[one] > amounts[other]
    }
    var disputes = images.prefix(count).map { Dispute(image: $0, rows: [], amount: amounts[$0]) }
    let places = Dictionary(uniqueKeysWithValues: disputes.enumerated().map { ($0.element.image, $0.offset) })
    for row in table.rows.indices {
      if let place = places[table.rows[row].image] { disputes[place].rows.append(row) }
    }
    return disputes
  }

  /// The share of pairs of answers that are not the same.
  static func disagreement(of tally: Tally) -> Double {
    let pairs = Double(tally.total * (tally.total - 1))
    guard pairs > 0 else { return 0 }
    return 1 - [tally.no, tally.maybe, tally.yes].reduce(0) { $0 + Double($1 * ($1 - 1)) / pairs }
  }
}
