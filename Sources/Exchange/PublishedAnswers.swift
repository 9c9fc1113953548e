public import Aggregation
import Campaigns
import Glibc
import Threads

/// Answers in the layout that those behind the ReaL labels were published in: a folder of NumPy archives, and
/// the original labels in a file of their own.
///
/// | file | what it holds |
/// |---|---|
/// | `raters.npz` | the raters' answers; needed |
/// | `golden.npz` | the experts' answers to the gold questions |
/// | `raters_golden.npz` | the raters' answers to the gold questions |
///
/// Each has `ids`, int64 (raters); `info`, texts (questions, 2): the image's file name and the label's index; and
/// `tensor`, float64 (raters, questions, 3): 1 in the cell of no, maybe or yes that was the answer, else 0. Gold
/// questions need not be among the raters', and raters need not have answers. The files are read as streams, and
/// everything in them is checked.
///
/// Source: github.com/google-research/reassessed-imagenet, the data of "Are we done with ImageNet?",
/// arXiv:2006.07159.
public struct PublishedAnswers: Sendable {
  /// The answers to the gold questions.
  public struct Gold: Sendable {
    /// The experts' answers.
    public let experts: VoteTable
    /// The ids of the experts.
    public let expertIDs: [Int]
    /// The raters' answers; raters are numbered as in `PublishedAnswers.raterIDs`.
    public let raters: VoteTable
  }

  /// The raters' answers; the image of a row is the number in its file name, less one.
  public let ratings: VoteTable
  /// The ids of the raters: those of `raters.npz` in its order, then those who have answered gold questions only.
  public let raterIDs: [Int]
  /// The last of them, who are not in `raters.npz`.
  public let raterIDsOfGoldAlone: [Int]
  /// The original label of each image; there are as many images.
  public let originals: [Int]
  /// The gold; nil where neither of its files is there, or it was not asked for.
  public let gold: Gold?

  /// Reads a folder.
  ///
  /// - Parameters:
  ///   - folder: where the archives are.
  ///   - originals: the file of the original labels; see `PublishedOriginals`.
  ///   - classes: the WordNet id of each label by index, to read a file of such ids; nil: not known.
  ///   - withGold: whether the gold is read, where it is there.
  ///   - leftOut: the ids of raters whose answers are left out; they must be known.
  ///   - progress: told from 0 to 1 how much has been read.
  ///
  /// Throws the first thing that is wrong, with file and place.
  public init(
    folder: String, originals path: String, classes: [String]? = nil, withGold: Bool = true,
    leavingOut leftOut: Set<Int> = [], progress: (Double) -> Void = { _ in }
  ) throws(ExchangeError) {
    let raters = try PublishedArchive(folder + "/raters.npz")
    let archives = withGold ? try GoldArchives(folder) : nil
    let known = Set(raters.ids)
    let all = raters.ids + (archives?.raters.ids ?? []).filter { !known.contains($0) }
    if let unknown = leftOut.subtracting(all).min() {
      throw raters.error("ids.npy", "there is no rater \(unknown) to be left out")
    }
    let ids = all.filter { !leftOut.contains($0) }
    // Half of the time goes into one stream of cells: everything else is read beside it.
    let (others, votes) = alongside {
      Result { () throws(ExchangeError) in
        let originals = try PublishedOriginals.read(path, classes: classes)
        let gold = try archives.map { (gold) throws(ExchangeError) in
          try gold.read(raterIDs: ids, imageCount: originals.count)
        }
        return (originals, try raters.rows(imageCount: originals.count), gold)
      }
    } _: {
      Result { () throws(ExchangeError) in try raters.votes(of: ids, progress: progress) }
    }
    let rows: [VoteTable.Row]
    (originals, rows, gold) = try others.get()
    ratings = try raters.table(rows, try votes.get())
    raterIDs = ids
    raterIDsOfGoldAlone = Array(ids.drop(while: known.contains))
  }

  /// How many images there are, rated or not.
  public var imageCount: Int { originals.count }
}

/// The two files of gold, opened.
private struct GoldArchives: Sendable {
  let experts: PublishedArchive
  let raters: PublishedArchive

  /// Opens both; nil where neither is there.
  init?(_ folder: String) throws(ExchangeError) {
    let (experts, raters) = (folder + "/golden.npz", folder + "/raters_golden.npz")
    if Self.isMissing(experts), Self.isMissing(raters) { return nil }
    self.experts = try PublishedArchive(experts)
    self.raters = try PublishedArchive(raters)
  }

  /// Whether nothing is there; whatever else stands in the way is said when the file is opened.
  private static func isMissing(_ path: String) -> Bool { access(path, F_OK) != 0 && errno == ENOENT }

  func read(raterIDs: [Int], imageCount: Int) throws(ExchangeError) -> PublishedAnswers.Gold {
    let rows = try experts.rows(imageCount: imageCount)
    try check(raters.rows(imageCount: imageCount), against: rows)
    return PublishedAnswers.Gold(
      experts: try experts.table(rows, experts.votes(of: experts.ids)), expertIDs: experts.ids,
      raters: try raters.table(rows, raters.votes(of: raterIDs)))
  }

  /// Makes sure that both files are about the same questions in the same order.
  private func check(_ rows: [VoteTable.Row], against expected: [VoteTable.Row]) throws(ExchangeError) {
    if rows.count != expected.count {
      throw raters.error("info.npy", "\(rows.count) questions; \(experts.path) has \(expected.count)")
    }
    if let row = rows.indices.first(where: { rows[$0] != expected[$0] }) {
      throw raters.error("info.npy", "the question in row \(row) is another than in \(experts.path)")
    }
  }
}
