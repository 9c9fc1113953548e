import Campaigns
import DurableFiles
import JSONLines
import RatingStore
import Ratings

/// Writes tasks as Label Studio imports them, with everybody's ratings.
public struct LabelStudioWriter {
  /// What ratings become.
  public enum Form: Sendable {
    /// Annotations, as Label Studio's own export has them. It imports them where the raters have accounts.
    case annotations
    /// Predictions, whose model version is the rater: these need no accounts.
    case predictions
    /// Nothing: tasks to be annotated.
    case none
  }

  private let campaign: Campaign
  private let ratings: RatingsByTask
  private let form: Form
  private let imagePrefix: String
  private let mostCandidates: Int

  /// Prepares an export.
  /// - Parameters:
  ///   - campaign: what to export.
  ///   - ratings: everybody's ratings.
  ///   - form: what ratings become.
  ///   - imagePrefix: what stands before a picture's path, which is percent-encoded, to make its address.
  public init(_ campaign: Campaign, ratings: RatingsByTask, form: Form, imagePrefix: String) {
    self.campaign = campaign
    self.ratings = ratings
    self.form = form
    self.imagePrefix = imagePrefix
    mostCandidates = campaign.tasks.indices.lazy.map(campaign.tasks.candidateCount(at:)).max() ?? 1
  }

  /// Writes the labelling configuration of a project for these tasks.
  public func writeConfiguration(to output: ExportOutput) throws(FileError) {
    try output.append { $0 += LabelStudioLayout.configuration(candidates: mostCandidates).utf8 }
    try output.finish()
  }

  /// Writes an array of tasks, one a line; tells now and then how much has been written, from 0 to 1.
  public func write(
    to output: ExportOutput, progress: (Double) -> Void = { _ in }
  ) throws(FileError) {
    try output.append { $0 += "[\n".utf8 }
    for position in campaign.tasks.indices {
      if position % 1024 == 0 { progress(Double(position) / Double(campaign.tasks.count)) }
      var json = JSONWriter()
      write(position, to: &json)
      try output.append { bytes in
        if position > 0 { bytes += ",\n".utf8 }
        bytes += json.bytes
      }
    }
    try output.append { $0 += "\n]\n".utf8 }
    try output.finish()
  }

  private func write(_ position: Int, to json: inout JSONWriter) {
    let task = campaign.tasks[position]
    json.object { json in
      json.member("id", position + 1)
      json.key("data")
      json.object { json in writeData(task, image: campaign.tasks.image(at: position), to: &json) }
      json.key("annotations")
      json.array { json in
        guard form == .annotations else { return }
        for given in ratings[position] { writeAnnotation(given, of: task, to: &json) }
      }
      json.key("predictions")
      json.array { json in
        guard form == .predictions else { return }
        for given in ratings[position] { writePrediction(given, of: task, to: &json) }
      }
    }
  }

  /// Every task has the keys of every block: Label Studio refuses tasks that lack one that the configuration names.
  private func writeData(_ task: RatingTask, image: Int, to json: inout JSONWriter) {
    json.member(LabelStudioLayout.image, imagePrefix + percentEncoded(campaign.images[image].file))
    json.member("task", task.id)
    json.member("name", task.image)
    json.member("purpose", task.purpose.rawValue)
    if let of = task.of { json.member("of", of) }
    json.key("labels")
    json.array { json in for label in task.candidates { json.integer(label) } }
    for candidate in 0..<mostCandidates {
      let label = candidate < task.candidates.count ? campaign.labels[task.candidates[candidate]] : nil
      json.member(LabelStudioLayout.label(candidate), label?.name ?? "")
      json.member(LabelStudioLayout.definition(candidate), label?.definition ?? "")
    }
  }

  private func writeAnnotation(_ given: RatingsByTask.Given, of task: RatingTask, to json: inout JSONWriter) {
    json.object { json in
      json.member("completed_by", given.rater + 1)
      json.member("rater", ratings.raters[given.rater].description)
      json.member("was_cancelled", false)
      json.member("ground_truth", false)
      if given.rating.at != NewRating.unknownTime {
        json.member("created_at", given.rating.at.description)
      }
      if given.rating.seconds > 0 { json.member("lead_time", given.rating.seconds) }
      json.member("picture", given.rating.picture.rawValue)
      if !given.rating.flags.isEmpty {
        json.key("flags")
        json.array { json in for flag in given.rating.flags { json.string(flag) } }
      }
      if let note = given.rating.note { json.member("note", note) }
      writeResult(given.rating, of: task, to: &json)
    }
  }

  private func writePrediction(_ given: RatingsByTask.Given, of task: RatingTask, to json: inout JSONWriter) {
    json.object { json in
      json.member("model_version", ratings.raters[given.rater].description)
      writeResult(given.rating, of: task, to: &json)
    }
  }

  private func writeResult(_ rating: NewRating, of task: RatingTask, to json: inout JSONWriter) {
    json.key("result")
    json.array { json in
      for candidate in task.candidates.indices {
        guard let answer = rating.answers[candidate] else { continue }
        let block = LabelStudioLayout.block(candidate)
        json.object { json in
          json.member("id", block)
          json.member("from_name", block)
          json.member("to_name", LabelStudioLayout.image)
          json.member("type", "choices")
          json.key("value")
          json.object { json in
            json.key("choices")
            json.array { $0.string(LabelStudioLayout.choice(answer)) }
          }
        }
      }
    }
  }
}
