import Foundation

/// The published data of "Are we done with ImageNet?", where it is there: in the folder that REASSESS_DATA names, or
/// in ../shared/real. It is not part of the project.
public enum PublishedFolder {
  /// The folder; nil: it is not there.
  public static let path: String? = {
    let named = ProcessInfo.processInfo.environment["REASSESS_DATA"]
    return [named, "../shared/real"].compactMap { $0 }
      .first { FileManager.default.fileExists(atPath: $0 + "/raters.npz") }
  }()

  /// The file of the original labels in it.
  public static let originals = "ilsvrc2012_val_labels.json"

  /// What tests say that are skipped without it.
  public static let missing = "the published data is not there; REASSESS_DATA names its folder"
}
