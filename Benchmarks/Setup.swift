import Ratings
import Terminal

/// What every subject needs: programs, pictures, a scratch folder, and how fast its disk is.
struct Setup {
  /// The folder of the built programs.
  let programs: String
  /// A folder for files that are gone afterwards, on the disk to be measured.
  let scratch: String
  /// The pictures to rate, JPEG files of 500 x 375.
  let pictures: [String]
  /// More pictures, of different sizes; the same where there are none.
  let variedPictures: [String]
  /// The milliseconds that the disk takes to make a line of a journal safe.
  let disk: Samples

  /// Takes the arguments SCRATCH PICTURE...; the programs are beside this one.
  init(_ arguments: [String]) throws(BenchError) {
    guard arguments.count > 2, let slash = arguments[0].lastIndex(of: "/") else { throw .usage }
    programs = String(arguments[0][..<slash])
    scratch = arguments[1]
    pictures = Array(arguments[2...])
    let varied = names(in: "\(scratch)/varied").sorted().map { "\(arguments[1])/varied/\($0)" }
    variedPictures = varied.isEmpty ? pictures : varied
    disk = try appendTimes(to: "\(scratch)/appends.jsonl", count: 500)
  }

  /// What goes below every table of times.
  var diskNote: String {
    "fsync on this disk: p50 \(figure(disk.median)) ms, p99 \(figure(disk.percentile(99))) ms."
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
