import Ratings

/// A campaign of a few pictures, copied so that each task has a file of its own, or so many files as are asked for.
struct PictureCampaign {
  static let candidates = 6
  /// Keys that answer all of a task's questions.
  static let answers = "ynmnny"

  let path: String
  /// The pictures' files by task.
  let pictures: [String]

  init(_ path: String, tasks: Int, pictures: [String], files count: Int? = nil) throws {
    self.path = path
    let writer = try CampaignWriter(path)
    let files = try writer.pictures(pictures, count: count ?? tasks)
    try writer.settings(name: "pictures")
    try writer.labels(100)
    try writer.images(tasks, labels: 100) { files[$0 % files.count] }
    try writer.tasks(
      (0..<tasks).map { number in
        RatingTask(
          id: padded(number + 1, 6), image: CampaignWriter.image(number),
          candidates: (0..<Self.candidates).map { (number + $0 * 7) % 100 })
      })
    self.pictures = files.map { "\(path)/images/\($0)" }
  }
}
