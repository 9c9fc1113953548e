import Exchange
import Glibc

/// Where the published data is, and the Python that the peers run in. Both come from Benchmarks/run.sh.
struct PublishedData {
  /// The folder of the archives and of ilsvrc2012_val_labels.json.
  let folder: String
  private let python: String
  private let scripts: String

  /// Nil where one of them is not there; then it says so once a subject.
  init?(for subject: String) {
    guard let folder = Self.folder, let python = Self.variable("PEERS_PYTHON"),
      let scripts = Self.variable("PEERS_SCRIPTS")
    else {
      report("\(subject): skipped, the published data (REASSESS_DATA) or the peers' Python is not there.\n")
      return nil
    }
    (self.folder, self.python, self.scripts) = (folder, python, scripts)
  }

  /// A script of Benchmarks/peers.
  func script(_ name: String, _ arguments: String...) -> Command {
    Command(python, ["-B", "\(scripts)/\(name)"] + arguments)
  }

  /// The original labels' file.
  static func originals(in folder: String) -> String { "\(folder)/ilsvrc2012_val_labels.json" }

  /// REASSESS_DATA, where it holds the archives.
  static var folder: String? {
    variable("REASSESS_DATA").flatMap { access("\($0)/raters.npz", R_OK) == 0 ? $0 : nil }
  }

  /// The published answers, without the gold.
  static func answers() throws -> PublishedAnswers {
    guard let folder else { throw BenchError.missing("the published data, in REASSESS_DATA,") }
    return try PublishedAnswers(folder: folder, originals: originals(in: folder), withGold: false)
  }

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }
}
