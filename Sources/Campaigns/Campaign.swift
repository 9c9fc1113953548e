import DurableFiles
import JSONLines
import RatingStore
import Ratings

/// A campaign as its files describe it: what there is to rate, without anybody's answers.
public struct Campaign: Sendable {
  /// Where it was read from.
  public let folder: CampaignFolder
  /// What `campaign.json` says.
  public let settings: CampaignSettings
  /// The labels of `labels.json`.
  public let labels: LabelTable
  /// The digest of the labels' indices, ids and names, which journals record.
  public let labelsDigest: String
  /// The images of `images.jsonl`, found by position and by name.
  public let images: ImageList
  /// The tasks of `tasks.jsonl`, found by position and by name; their images are positions in `images`.
  public let tasks: TaskList

  /// Where a rater stands who has done nothing yet.
  public func freshProgress(of rater: RaterName) -> RaterProgress {
    RaterProgress(tasks: tasks, rater: rater, labels: labelsDigest)
  }
}

/// Everything that is wrong with a campaign's files.
public struct CampaignProblems: Error, Equatable, CustomStringConvertible {
  /// The problems, by file and line; at least one.
  public var problems: [FileProblem]

  /// One problem a line.
  public var description: String { problems.map(\.description).joined(separator: "\n") }
}

// MARK: - Reading

extension CampaignFolder {
  /// Reads campaign.json, labels.json, images.jsonl and tasks.jsonl.
  ///
  /// Throws every problem in them at once.
  public func load() throws(CampaignProblems) -> Campaign {
    var problems: [FileProblem] = []
    guard let campaign = read(&problems), problems.isEmpty else {
      throw CampaignProblems(problems: problems.map(\.cleaned).sorted())
    }
    return campaign
  }

  /// Reads as much as can be read; nil when a file is missing or one that is a single value is malformed.
  func read(_ problems: inout [FileProblem]) -> Campaign? {
    let settings = readSettings(&problems)
    let (labels, images, tasks) = readLists(&problems)
    guard let settings, let labels, let images, let tasks else { return nil }
    return Campaign(
      folder: self, settings: settings, labels: labels, labelsDigest: digest(of: labels.all), images: images,
      tasks: tasks)
  }
}

// MARK: - Pictures

extension Campaign {
  /// The folder of the pictures.
  public var imagesFolder: String {
    settings.images.hasPrefix("/") ? settings.images : folder.path(of: settings.images)
  }

  /// Opens an image's picture for reading.
  ///
  /// It must be a regular file within the images folder, symbolic links resolved, of at most `largest` bytes.
  public func openPicture(
    _ image: CampaignImage, largest: Int = .max
  ) throws(OpenBeneathError) -> OwnedDescriptor {
    try openBeneath(folder: imagesFolder, path: image.file, largest: largest, calls: folder.calls)
  }
}
