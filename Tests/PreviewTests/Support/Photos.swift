import Foundation

/// The folder with real photographs and broken files, which is not part of the project.
///
/// It lies beside the folder that REASSESS_DATA names, or in ../shared beside the package.
enum Photos {
  static let folder: String? = candidates.first { FileManager.default.fileExists(atPath: "\($0)/bomb.png") }

  static let missing = "no photographs here: set REASSESS_DATA, or put them into ../shared/photos"

  static let package = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static var candidates: [String] {
    let data = ProcessInfo.processInfo.environment["REASSESS_DATA"].map { URL(fileURLWithPath: $0) }
    return [
      data?.deletingLastPathComponent().appendingPathComponent("photos").path,
      package.deletingLastPathComponent().appendingPathComponent("shared/photos").path,
    ].compactMap { $0 }
  }
}
