import DurableFiles
import JSONLines
import RatingStore

/// Writes results/: each file replaces the old one at once, and whole.
extension CampaignFolder {
  /// Writes results/scores.jsonl, one label of an image a line, and results/scores.run.json.
  public func write(scores: [ScoreRow], run: RunRecord) throws(FileError) {
    var json = JSONWriter()
    for row in scores {
      json.object { json in
        json.member("image", row.image)
        json.member("label", row.label)
        json.member("yes", row.yes)
        json.member("maybe", row.maybe)
        json.member("no", row.no)
        json.member("score", row.score)
        json.member("decision", row.decision.rawValue)
      }
      json.endLine()
    }
    try writeResult("scores.jsonl", json.bytes, run)
  }

  /// Writes results/real.json, the labels of each image in the order of images.jsonl, and
  /// results/real.run.json.
  ///
  /// The layout is that of the published file: `[[65, 795], [970], []]`.
  public func write(realLabels: [[Int]], run: RunRecord) throws(FileError) {
    let lists = realLabels.map { "[" + $0.map(String.init).joined(separator: ", ") + "]" }
    try writeResult("real.json", Array(("[" + lists.joined(separator: ", ") + "]").utf8), run)
  }

  /// Writes results/incomplete.json, the images with unfinished tasks, and results/incomplete.run.json.
  public func write(incomplete: [IncompleteImage], run: RunRecord) throws(FileError) {
    var json = JSONWriter(.indented)
    json.array { json in
      for image in incomplete {
        json.object { json in
          json.member("image", image.image)
          json.key("tasks")
          json.array { json in
            for task in image.tasks { json.write(task) }
          }
        }
      }
    }
    json.endLine()
    try writeResult("incomplete.json", json.bytes, run)
  }

  /// Writes a result of any kind, such as raters.csv, and its record beside it.
  public func writeResult(_ name: String, _ bytes: [UInt8], _ run: RunRecord) throws(FileError) {
    try makeFolder("results", mode: 0o755)
    try replaceFile(at: path(of: "results/" + name), with: bytes, calls: calls)
    let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    var json = JSONWriter(.indented)
    json.write(run)
    json.endLine()
    try replaceFile(at: path(of: "results/\(stem).run.json"), with: json.bytes, calls: calls)
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ task: IncompleteImage.UnfinishedTask) {
    object { json in
      json.member("task", task.task)
      json.member("ratings", task.ratings)
      json.member("needed", task.needed)
    }
  }

  fileprivate mutating func write(_ run: RunRecord) {
    object { json in
      json.member("method", run.method)
      json.key("parameters")
      json.object { json in
        for parameter in run.parameters { json.member(parameter.name, parameter.value) }
      }
      json.key("inputs")
      json.array { json in
        for input in run.inputs {
          json.object { json in
            json.member("file", input.file)
            json.member("sha256", input.sha256)
          }
        }
      }
      json.member("version", run.version)
      json.member("at", run.at.description)
    }
  }

  private mutating func member(_ name: String, _ value: RunRecord.Value) {
    switch value {
    case .text(let text): member(name, text)
    case .number(let number): member(name, number)
    case .count(let count): member(name, count)
    case .flag(let flag): member(name, flag)
    }
  }
}
