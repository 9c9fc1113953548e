public import Aggregation
import JSONLines
public import Ratings

/// The text of the files that aggregation writes below `results/`.
public enum ResultFiles {
  /// scores.jsonl: one question a line, by image in the order of `images.jsonl`, then by label.
  public static func scores(_ labels: RealLabels, of ratings: CampaignRatings) -> [UInt8] {
    scores(labels.scores.results(at: labels.scores.indices)[...], of: ratings)
  }

  /// Some of the lines of scores.jsonl.
  public static func scores(_ scores: ArraySlice<QuestionScore>, of ratings: CampaignRatings) -> [UInt8] {
    ScoreLines(scores, of: ratings).bytes
  }

  /// real.json in the published layout: one array of arrays of label indices, one for each image, on one line
  /// that has no line feed at its end.
  ///
  /// White space is that of Python's `json.dumps`, as published.
  public static func real(_ labels: NumberLists) -> [UInt8] {
    var text: [UInt8] = [UInt8(ascii: "[")]
    text.reserveCapacity(16 * labels.count)
    for (image, labels) in labels.enumerated() {
      text += image == 0 ? "[".utf8 : ", [".utf8
      for (place, label) in labels.enumerated() {
        if place > 0 { text += ", ".utf8 }
        text.appendInteger(label)
      }
      text.append(UInt8(ascii: "]"))
    }
    text.append(UInt8(ascii: "]"))
    return text
  }

  /// incomplete.json: an array with one object for each image that waits for ratings, and its tasks.
  public static func incomplete(
    _ labels: RealLabels, of ratings: CampaignRatings, completion: Completion
  ) -> [UInt8] {
    let objects = labels.incomplete.map { image in
      var json = JSONWriter()
      json.object { json in
        json.member("image", ratings.images[image.image].id)
        json.key("tasks")
        json.array { json in
          for task in image.tasks {
            json.object { json in
              json.member("task", ratings.tasks[task].id)
              json.member("ratings", completion.ratings[task])
              json.member("needed", completion.ratersPerTask)
            }
          }
        }
      }
      return String(decoding: json.bytes, as: UTF8.self)
    }
    return Array((objects.isEmpty ? "[]\n" : "[\n" + objects.joined(separator: ",\n") + "\n]\n").utf8)
  }
}
