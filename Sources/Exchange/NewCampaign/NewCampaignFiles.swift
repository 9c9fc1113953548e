import Aggregation
import JSONLines
import Ratings

// The files of a new campaign but for the journals, as Documentation/FileFormats.md has them.

extension NewCampaign {
  /// The fewest ratings that a task of purpose `rating` has, but at least one: data that come from elsewhere are
  /// finished.
  public var fewestRatings: Int {
    var counts = [Int](repeating: 0, count: tasks.count)
    for rater in raters {
      for rating in rater.ratings where isFinished(rating) {
        counts[rating.task] += 1
      }
    }
    return max(1, zip(tasks, counts).filter { $0.0.purpose == .rating }.map(\.1).min() ?? 1)
  }

  var settingsFile: [UInt8] {
    var json = JSONWriter(.indented)
    json.object { json in
      json.member("format", CampaignSettings.format)
      json.member("name", settings.name)
      json.member("images", settings.images)
      json.member("ratersPerTask", tasks.isEmpty ? settings.ratersPerTask : fewestRatings)
      json.member("threshold", settings.threshold)
      if let under = settings.originalLabelRaterUnder {
        json.key("originalLabelRater")
        json.object { $0.member("under", under) }
      }
      json.key("gold")
      json.object { json in
        json.member("yesShare", settings.gold.yesShare)
        json.member("originalYesShare", settings.gold.originalYesShare)
        json.member("minimum", settings.gold.minimum)
      }
      if let instructions = settings.instructions { json.member("instructions", instructions) }
    }
    json.endLine()
    return json.bytes
  }

  /// One label a line.
  var labelsFile: [UInt8] {
    let lines = labels.map { label in
      var json = JSONWriter()
      json.object { json in
        json.member("index", label.index)
        json.member("id", label.id)
        json.member("name", label.name)
        if let definition = label.definition { json.member("definition", definition) }
        if !label.hypernyms.isEmpty {
          json.key("hypernyms")
          json.array { json in for id in label.hypernyms { json.string(id) } }
        }
      }
      return json.bytes
    }
    return Array("[\n".utf8) + lines.joined(separator: ",\n".utf8) + Array("\n]\n".utf8)
  }

  var imagesFile: [UInt8] {
    lines(images) { json, image in
      json.member("image", image.id)
      json.member("file", image.file)
      if let original = image.original { json.member("original", original) }
    }
  }

  var tasksFile: [UInt8] {
    lines(tasks) { json, task in
      json.member("task", task.id)
      json.member("image", task.image)
      json.key("candidates")
      json.array { json in for label in task.candidates { json.integer(label) } }
      json.member("purpose", task.purpose.rawValue)
      if let of = task.of { json.member("of", of) }
    }
  }

  var ratersFile: [UInt8] {
    lines(raters) { json, rater in json.member("rater", rater.name.description) }
  }

  var goldFile: [UInt8] {
    lines(gold) { json, gold in
      json.member("image", gold.question.image)
      json.member("label", gold.question.label)
      json.key("answers")
      json.object { json in
        for given in gold.answers { json.member(given.expert, given.answer.rawValue) }
      }
    }
  }

  private func lines<Row>(_ rows: [Row], _ members: (inout JSONWriter, Row) -> Void) -> [UInt8] {
    var json = JSONWriter()
    for row in rows {
      json.object { members(&$0, row) }
      json.endLine()
    }
    return json.bytes
  }
}
