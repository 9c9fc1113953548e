import ArgumentParser
import Campaigns
import Exchange
import Glibc

/// Writes answers and results in the published layout.
struct ExportNpz: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "npz",
    abstract: "Write raters.npz, golden.npz, raters_golden.npz, scores.npz and real.json.",
    discussion: """
      In the layout of github.com/google-research/reassessed-imagenet, for NumPy. Images are named by their files, \
      or all by their names where two share a file; aggregate --npz reads them back where files are called \
      ILSVRC2012_val_00000001.JPEG and so on, and the labels are 0 to 999. The gold is written where there is any, \
      scores and real.json where aggregate has made them. \
      Files of these names in the folder are replaced; one that the campaign has nothing for is refused.

      Example:
        reassess export npz birds --output birds-npz
      """)

  @OptionGroup var folder: CampaignArgument

  @Option(help: "The folder to write into; made when it is missing.", completion: .directory)
  var output: String

  @Flag(help: "Count ratings made without a picture too.")
  var includeUnseen = false

  func run() throws {
    try requireNoOwnFile(output + "/raters.npz", of: CampaignFolder(folder.campaign))
    let all = try RatingsOfCampaign(folder.campaign, withGold: true)
    let members = PublishedMember.allCases.filter { $0.isThere(in: all) }
    try requireNoOthers(than: members)
    let origins = try members.compactMap { try $0.origin(in: all) }
    do throws(ExchangeError) {
      let writer = try PublishedWriter(all.ratings, to: output)
      try withProgress("Writing the archives") { progress throws(ExchangeError) in
        for (done, member) in members.enumerated() {
          try write(member, of: all, writer) { progress((Double(done) + $0) / Double(members.count)) }
        }
      }
    } catch {
      throw Failure(error.description)
    }
    let written = "Written into \(output): \(members.map(\.rawValue).joined(separator: ", "))."
    printMessage(([written] + origins).joined(separator: "\n"))
  }

  /// Refuses a folder with files that this export would leave there: they are of another campaign or another time.
  private func requireNoOthers(than members: [PublishedMember]) throws {
    let others = PublishedMember.allCases.filter {
      !members.contains($0) && access("\(output)/\($0.rawValue)", F_OK) == 0
    }
    guard others.isEmpty else {
      throw Failure(
        """
        \(output) has \(others.map(\.rawValue).joined(separator: ", ")), which the campaign has not: these would \
        stand beside files that they do not belong to. Remove them, or name another folder.
        """)
    }
  }

  private func write(
    _ member: PublishedMember, of all: RatingsOfCampaign, _ writer: PublishedWriter,
    progress: (Double) -> Void
  ) throws(ExchangeError) {
    switch member {
    case .raters: try writer.writeRatings(includingUnseen: includeUnseen, progress: progress)
    case .golden: try writer.writeGoldOfExperts()
    case .ratersGolden: try writer.writeGoldOfRaters(includingUnseen: includeUnseen)
    case .scores: try writer.writeScores(QuestionScores(all.campaign.folder.path(of: "results/scores.jsonl")))
    case .real: try writer.writeLabels(of: all.campaign.folder.path(of: "results/real.json"))
    }
  }
}

/// A file of the published layout.
private enum PublishedMember: String, CaseIterable {
  case raters = "raters.npz"
  case golden = "golden.npz"
  case ratersGolden = "raters_golden.npz"
  case scores = "scores.npz"
  case real = "real.json"

  /// The result in a campaign's results/ that it is made of, without its ending; nil: it is made of none.
  private var result: (name: String, ending: String)? {
    switch self {
    case .raters, .golden, .ratersGolden: nil
    case .scores: ("scores", "jsonl")
    case .real: ("real", "json")
    }
  }

  /// Whether a campaign has what the file is made of.
  func isThere(in all: RatingsOfCampaign) -> Bool {
    if let result { return exists("results/\(result.name).\(result.ending)", all) }
    return self == .raters || !all.ratings.gold.isEmpty
  }

  private func exists(_ name: String, _ all: RatingsOfCampaign) -> Bool {
    access(all.campaign.folder.path(of: name), F_OK) == 0
  }

  /// Says how the result came about that the file is made of.
  func origin(in all: RatingsOfCampaign) throws -> String? {
    guard let result else { return nil }
    let start = "\(rawValue) is results/\(result.name).\(result.ending)"
    guard let record = try all.record(of: result.name) else {
      return "\(start); nothing says how that was made."
    }
    let without = record.without.isEmpty ? "" : " without \(record.without.joined(separator: ", "))"
    return "\(start), made by method \(record.method)\(without)"
      + (all.isOutdated(record) ? "; the campaign has changed since: run aggregate again." : ".")
  }
}
