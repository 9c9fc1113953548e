import Ratings
import Terminal

/// What every subject needs: where the programs, the project and the scratch folder are.
struct Setup {
  /// The folder of the built programs.
  let programs: String
  /// The project's folder.
  let project: String
  /// A folder for files that are gone afterwards, on the disk to be measured.
  let scratch: String
  /// The pictures to rate, JPEG files of 500 x 375.
  let pictures: [String]

  /// Takes the arguments PROJECT SCRATCH PICTURE...; the programs are beside this one.
  init(_ arguments: [String]) throws(BenchError) {
    guard arguments.count > 3, let slash = arguments[0].lastIndex(of: "/") else { throw .usage }
    programs = String(arguments[0][..<slash])
    project = arguments[1]
    scratch = arguments[2]
    pictures = Array(arguments[3...])
  }

  static func rater(_ name: String) throws(BenchError) -> RaterName {
    guard let rater = RaterName(name) else { throw .missing("the rater \(name)") }
    return rater
  }
}

extension Size: CustomStringConvertible {
  /// Such as 120x40.
  public var description: String { "\(columns)x\(rows)" }
}
